-- Whether folding the case of a name is more than writing it in small letters.
CREATE MACRO is_odd_name(name) AS regexp_matches(
    name,
    '[\x{B5}\x{DF}\x{130}\x{149}\x{17F}\x{1F0}\x{345}\x{390}\x{3A3}\x{3B0}\x{3C2}\x{3D0}-\x{3F6}\x{587}\x{13A0}-\x{13FF}\x{1C80}-\x{1C8A}\x{1E96}-\x{1E9F}\x{1F50}-\x{1FFF}\x{AB70}-\x{ABBF}\x{FB00}-\x{FB17}]'
)

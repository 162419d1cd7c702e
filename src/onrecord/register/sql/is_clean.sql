-- Whether a text can be shown as it is. One look for all the signs of what `glean.presentable` puts right or takes out.
CREATE MACRO is_clean(said) AS
    length(said) <= 60000
    AND NOT regexp_matches(
        said,
        '[&<\t\r\x{A0}âÃÂ@\x00]|  |rn(?:rn|[A-Z•\pN])|[.:;!?)]r(?:n|[A-Z•])|[+0]\pN?(?:[ ()-]*\pN){9}|^[\s\pZ\x0b\x1c-\x1f\x{85}]|[\s\pZ\x0b\x1c-\x1f\x{85}]$'
    )

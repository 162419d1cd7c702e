SELECT unique_id_l, unique_id_r, match_probability, gamma_name, gamma_place, gamma_met
FROM weighed_pair

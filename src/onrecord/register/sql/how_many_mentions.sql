SELECT count(*), count(*) FILTER (style NOT IN (SELECT style FROM spelling)) FROM mention

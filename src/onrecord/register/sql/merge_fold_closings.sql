-- So do records whose closing date may be in doubt, as `reading.closings` decides: it lies a year after the first release or
-- on the day that a contract ends, or the tender of a publisher that puts the contract's period there has a first day.
UPDATE records SET folded = true
WHERE number IN (
    SELECT number
    FROM heads
    JOIN records USING (number)
    JOIN histories USING (number)
    WHERE date_diff('day', published, published_day(ocid, closing)) > $far
    UNION
    SELECT number
    FROM heads
    JOIN records USING (number)
    JOIN said_texts USING (number)
    WHERE is_date
      AND field IN (
          '/tender/contractPeriod/endDate', '/tender/lots/contractPeriod/endDate', '/awards/contractPeriod/endDate',
          '/contracts/period/endDate'
      )
      AND abs(date_diff('day', published_day(ocid, said), published_day(ocid, closing))) <= $slip
    UNION
    SELECT number
    FROM said_texts
    JOIN records USING (number)
    WHERE is_date AND field = '/tender/tenderPeriod/startDate' AND starts_with(ocid, $periods)
)

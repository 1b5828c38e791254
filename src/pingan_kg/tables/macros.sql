-- What answers SQL besides the columns of the table. The names are those of the shipped
-- queries, with underscores, and so are the answers.
CREATE MACRO printed_within(rounding) AS TABLE (
  -- Every figure with a number, and how far it reaches: as printed, or allowing for rounding.
  SELECT * REPLACE (
    CASE WHEN metric_kind_code = 'ratio' AND "min" >= 0 AND "min" < slack THEN 0
      ELSE "min" - slack END AS "min",
    CASE WHEN metric_kind_code = 'ratio' AND "max" <= 100 AND "max" + slack > 100 THEN 100
      ELSE "max" + slack END AS "max"
  )
  FROM (
    SELECT *,
      CASE WHEN rounding AND comparator_code = 'exactly' THEN coalesce(rounding_step * 0.5, 0)
        ELSE 0 END AS slack
    FROM figures
    WHERE comparator_code IS NOT NULL AND unit_code IS NOT NULL AND "places" > 0
  )
);
CREATE MACRO figures_possibly_above(threshold, rounding := false) AS TABLE (
  SELECT * EXCLUDE slack,
    coalesce("min" > threshold OR ("min" = threshold AND NOT min_inclusive), false) AS certain
  FROM printed_within(rounding) WHERE "max" IS NULL OR "max" > threshold
  ORDER BY unit_code, certain DESC, "min" DESC NULLS LAST, briefing_id, id
);
CREATE MACRO figures_above(threshold, rounding := false) AS TABLE (
  SELECT * EXCLUDE slack
  FROM printed_within(rounding)
  WHERE "min" > threshold OR ("min" = threshold AND NOT min_inclusive)
  ORDER BY unit_code, "min" DESC, briefing_id, id
);
CREATE MACRO figures_possibly_below(threshold, rounding := false) AS TABLE (
  SELECT * EXCLUDE slack,
    coalesce("max" < threshold OR ("max" = threshold AND NOT max_inclusive), false) AS certain
  FROM printed_within(rounding) WHERE "min" IS NULL OR "min" < threshold
  ORDER BY unit_code, certain DESC, "max" NULLS LAST, briefing_id, id
);
CREATE MACRO figures_certainly_below(threshold, rounding := false) AS TABLE (
  SELECT * EXCLUDE slack
  FROM printed_within(rounding)
  WHERE "max" < threshold OR ("max" = threshold AND NOT max_inclusive)
  ORDER BY unit_code, "max", briefing_id, id
);
CREATE MACRO kinds_of_figures() AS TABLE (
  SELECT briefing_id AS source, unit_code AS unit, metric_kind_code AS kind,
    count(*) AS figures,
    count(*) FILTER ("min" IS NOT NULL AND "max" IS NULL) AS lower_bounds,
    count(*) FILTER ("min" IS NULL AND "max" IS NOT NULL) AS upper_bounds,
    count(*) FILTER ("min" IS NULL AND "max" IS NULL) AS unbounded
  FROM figures WHERE "value" IS NOT NULL AND unit_code IS NOT NULL
  GROUP BY ALL ORDER BY ALL
);

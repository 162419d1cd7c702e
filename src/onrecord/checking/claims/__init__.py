"""Lists of claims without an article: tables, JSON and sentences, each row judged, and their totals added up."""

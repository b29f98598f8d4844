"""The addresses that the tests of the pages visit."""

DEBATE = "/debates/how-fast-and-who-pays"
LIBRARY = "/sources/dilemmas-of-nep"
PAGES = (
    "/",
    "/help",
    "/search",
    "/search?q=grain",
    "/sources",
    LIBRARY,
    f"{LIBRARY}/companion",
    f"{LIBRARY}/companion?debate=the-kulak-question",
    f"{LIBRARY}/hosking-1985",
    f"{LIBRARY}/testament",
    DEBATE,
    f"{DEBATE}?map=full",
    f"{DEBATE}?focus=i04",
    f"{DEBATE}?focus=i04&open=i01,i11&slips=1",
    f"{DEBATE}?map=full&picture=bands&asof=1924",
    f"{DEBATE}?picture=overview",
    f"{DEBATE}?position=left&evidence=with&kind=causal",
    f"{DEBATE}?q=grain",
    f"{DEBATE}/outline",
    f"{DEBATE}/outline?map=full",
    f"{DEBATE}/outline?map=full&branch=i04",
    f"{DEBATE}/claims/i24",
    f"{DEBATE}/speakers/bukharin",
    f"{DEBATE}/positions/left",
)
FILES = tuple(f"{DEBATE}/map.{suffix}" for suffix in ("svg", "png", "pdf", "dot", "html", "txt"))

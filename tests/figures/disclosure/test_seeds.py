from gehoord.figures.disclosure.seeds import draws


def test_the_same_seed_and_name_draw_the_same():
    assert draws(b"k", "clients", "NL").random() == draws(b"k", "clients", "NL").random()


def test_another_seed_or_name_draws_otherwise():
    one = draws(b"k", "clients", "NL").random()
    assert one != draws(b"l", "clients", "NL").random()
    assert one != draws(b"k", "clients", "GM0392").random()
    assert draws(b"k", "ab", "c").random() != draws(b"k", "a", "bc").random()

package io.github.vipnat.topology.reader;

import io.github.vipnat.problem.DidYouMean;
import io.github.vipnat.topology.yaml.Field;
import io.github.vipnat.topology.yaml.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks, once every router is known, that the two of a pair name each other. */
final class RouterPairCheck {

    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, Claim> byName = new HashMap<>();
    private boolean isEveryNameKnown = true;

    void add(Section router, Optional<String> name, Optional<String> pair) {
        isEveryNameKnown &= name.isPresent();
        name.ifPresent(own -> byName.putIfAbsent(own, new Claim(own, router, pair)));
        if (name.isPresent() && pair.isPresent()) {
            claims.add(new Claim(name.get(), router, pair));
        }
    }

    void check() {
        claims.forEach(claim -> check(claim, claim.pair().orElseThrow()));
    }

    private void check(Claim claim, String other) {
        if (other.equals(claim.name())) {
            refuse(claim, claim.name() + " is named as its own pair", "name the other router");
        } else if (byName.containsKey(other)) {
            checkAnswer(claim, byName.get(other));
        } else if (isEveryNameKnown) {
            refuseUnknown(claim, other);
        }
    }

    private static void checkAnswer(Claim claim, Claim other) {
        if (!other.router().has("pair")) {
            refuse(
                    claim,
                    "%s names %s as its pair, but %s names none".formatted(claim.name(), other.name(), other.name()),
                    "add pair: " + claim.name() + " to router " + other.name());
        } else if (other.pair().filter(back -> !back.equals(claim.name())).isPresent()) {
            refuse(
                    claim,
                    "%s names %s as its pair, but %s names %s"
                            .formatted(
                                    claim.name(),
                                    other.name(),
                                    other.name(),
                                    other.pair().get()),
                    "let the two name each other, or remove pair from both");
        }
    }

    private void refuseUnknown(Claim claim, String other) {
        refuse(
                claim,
                "no router is called " + Field.quoted(other),
                DidYouMean.nearest(other, byName.keySet())
                        .map(name -> "did you mean pair: " + name + "?")
                        .orElse("add the other router, or remove pair"));
    }

    private static void refuse(Claim claim, String what, String fix) {
        claim.router()
                .field("pair")
                .refuse("bad-pair", what, "rules of a pair are only safe when both routers are changed as a pair", fix);
    }

    private record Claim(String name, Section router, Optional<String> pair) {}
}

package io.github.vipnat.ios.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.OtherForm;
import io.github.vipnat.nat.OtherForm.Dynamic;
import io.github.vipnat.nat.OtherForm.Selector;
import io.github.vipnat.nat.OtherForm.Side;
import io.github.vipnat.nat.OtherForm.Supply;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Dynamic rules of all three kinds, behind the word {@code source} (ios-facts 1.2). */
final class DynamicRuleCodec {

    private static final Set<String> ALONE =
            Set.of("match-in-vrf", "overload", "extended", "oer", "reversible", "add-route");

    private static final Set<String> WITH_VALUE =
            Set.of("redundancy", "mapping-id", "vrf", "egress-interface", "match-interface");

    private DynamicRuleCodec() {}

    static Optional<OtherForm> parse(Side side, WordCursor words) {
        Optional<Selector> selector = Arrays.stream(Selector.values())
                .filter(candidate -> words.takeIf(candidate.word()))
                .findFirst();
        return selector.flatMap(by -> words.takeName()
                .flatMap(name -> supply(words)
                        .flatMap(supply -> words.takeExtras(ALONE, WITH_VALUE)
                                .map(extras -> new Dynamic(side, by, name, supply, extras)))));
    }

    static String print(Dynamic dynamic) {
        String side = dynamic.side() == Side.NVI ? "" : dynamic.side().name().toLowerCase(Locale.ROOT) + " ";
        String supply = dynamic.supply()
                .match(new Supply.Cases<>(
                        (Supply.OfPool pool) -> "pool " + pool.name(),
                        (Supply.OfInterface face) -> "interface " + face.name()));
        return side + "source " + dynamic.selector().word() + " " + dynamic.selectorName() + " " + supply
                + dynamic.extras();
    }

    private static Optional<Supply> supply(WordCursor words) {
        if (words.takeIf("interface")) {
            return InterfaceName.parse(words.take()).map(Supply.OfInterface::new);
        }
        return words.takeAfter("pool").map(Supply.OfPool::new);
    }
}

package io.github.vipnat.ios.nat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.OtherForm;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The {@code ip nat} lines that are no static inside source rule, to a form and back (ios-facts 1.2). */
final class OtherNatLineCodec {

    private static final String NVI_STATIC = "ip nat source static ";

    private static final Set<String> SETTINGS =
            Set.of("translation", "service", "settings", "create", "switchover", "log", "stateful", "Stateful");

    private OtherNatLineCodec() {}

    /**
     * Reads a line; empty when any word of it is not understood.
     *
     * @param below the lines indented under it
     */
    static Optional<OtherForm> parse(String line, List<ConfigLine> below) {
        WordCursor words = new WordCursor(line);
        if (words.takeIf("no", "ip", "nat")) {
            return setting(false, words);
        }
        words.takeIf("ip", "nat");
        return switch (words.peek()) {
            case "inside" -> inside(words);
            case "outside" -> outside(words);
            case "source" -> nvi(line, words);
            case "pool" -> NatPoolCodec.parse(words, below).map(OtherForm.Pool::new);
            default -> setting(true, words);
        };
    }

    /** Writes the form as IOS does, without the lines below it. */
    static String print(OtherForm form) {
        return form.match(new OtherForm.Cases<>(
                (OtherForm.Dynamic dynamic) -> "ip nat " + DynamicRuleCodec.print(dynamic),
                (OtherForm.Pool pool) -> "ip nat pool " + NatPoolCodec.print(pool.pool()),
                (OtherForm.OutsideStatic outside) ->
                        "ip nat outside source static " + OutsideStaticCodec.print(outside),
                (OtherForm.Destination destination) -> "ip nat inside destination list " + destination.accessList()
                        + " pool " + destination.pool() + destination.extras(),
                (OtherForm.DestinationStatic destination) ->
                        "ip nat inside destination static " + destination.global() + " " + destination.local(),
                (OtherForm.NviStatic nvi) -> NVI_STATIC + NatLineCodec.printBody(nvi.rule()),
                (OtherForm.Setting setting) ->
                        (setting.on() ? "" : "no ") + "ip nat " + String.join(" ", setting.words())));
    }

    private static Optional<OtherForm> inside(WordCursor words) {
        if (words.takeIf("inside", "destination", "list")) {
            return words.takeName()
                    .flatMap(list -> words.takeAfter("pool")
                            .flatMap(pool -> words.takeExtras(Set.of(), Set.of("redundancy", "mapping-id"))
                                    .map(extras -> new OtherForm.Destination(list, pool, extras))));
        }
        if (words.takeIf("inside", "destination", "static")) {
            return Ipv4.parse(words.take())
                    .flatMap(global ->
                            Ipv4.parse(words.take()).map(local -> new OtherForm.DestinationStatic(global, local)))
                    .filter(rule -> words.isEmpty())
                    .map(OtherForm.class::cast);
        }
        return words.takeIf("inside", "source")
                ? DynamicRuleCodec.parse(OtherForm.Side.INSIDE, words)
                : Optional.empty();
    }

    private static Optional<OtherForm> outside(WordCursor words) {
        if (words.takeIf("outside", "source", "static")) {
            return OutsideStaticCodec.parse(words);
        }
        return words.takeIf("outside", "source")
                ? DynamicRuleCodec.parse(OtherForm.Side.OUTSIDE, words)
                : Optional.empty();
    }

    private static Optional<OtherForm> nvi(String line, WordCursor words) {
        if (line.startsWith(NVI_STATIC)) {
            return NatLineCodec.parseBody(line.substring(NVI_STATIC.length())).map(OtherForm.NviStatic::new);
        }
        words.takeIf("source");
        return DynamicRuleCodec.parse(OtherForm.Side.NVI, words);
    }

    private static Optional<OtherForm> setting(boolean on, WordCursor words) {
        if (!SETTINGS.contains(words.peek())) {
            return Optional.empty();
        }
        List<String> all = List.of(words.rest().split(" ", -1));
        return Optional.of(new OtherForm.Setting(on, all));
    }
}

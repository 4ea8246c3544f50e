package io.github.vipnat.ios.probe;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.device.DeviceProfile.OpenQuestion;
import io.github.vipnat.device.Inspection.Seen;
import io.github.vipnat.ios.nat.NatLineCodec;
import io.github.vipnat.ios.read.IosReader;
import io.github.vipnat.ios.read.TranslationReader;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The questions of ios-facts 9 and 1.3, and what a router answers to them by the way it stands. A line that is there was
 * accepted once; that it is not there says nothing.
 */
final class OpenQuestions {

    /** The router listens there itself (ios-facts 9.2). */
    private static final Set<Integer> SYSTEM_PORTS = Set.of(22, 500, 4500);

    private final Seen seen;
    private final Optional<RouterView> view;

    OpenQuestions(Seen seen) {
        this.seen = seen;
        this.view = seen.running().map(IosReader::read);
    }

    List<OpenQuestion> all() {
        return List.of(
                ask("1.3", "Does a second full static of one local need extendable?", this::secondFull),
                ask("1.4, 9.8", "Are statics printed sorted by global address and port?", this::order),
                ask("9.1", "Is a full static accepted beside port statics of its global?", this::fullBesidePorts),
                ask("9.2", "Is a port that the router itself listens on accepted?", this::systemPort),
                ask("9.3", "Is a full static on the router's own address accepted?", this::onOwnAddress),
                never("9.4", "What becomes of the question about live flows in a rollback?"),
                never("9.5", "Does classic IOS know forced?"),
                never("9.6", "Must the no form repeat every option?"),
                new OpenQuestion("9.7", "How does show startup-config begin?", startupHeader()),
                never("9.7", "How does a full vty pool answer?"),
                new OpenQuestion("9.9", "What does an empty translation table print?", emptyTable()));
    }

    private OpenQuestion ask(String fact, String question, Function<RouterView, Optional<String>> evidence) {
        return new OpenQuestion(fact, question, view.flatMap(evidence));
    }

    /** Only a changed line or a fault would show it. */
    private static OpenQuestion never(String fact, String question) {
        return new OpenQuestion(fact, question, Optional.empty());
    }

    private Optional<String> secondFull(RouterView router) {
        Map<Ipv4, List<StaticRule>> fulls = router.nat().entries().stream()
                .map(NatEntry::rule)
                .filter(rule -> rule.mapping() instanceof Mapping.Full)
                .collect(Collectors.groupingBy(rule -> rule.mapping().insideLocal()));
        List<StaticRule> several = fulls.values().stream()
                .filter(rules -> rules.size() > 1)
                .flatMap(List::stream)
                .toList();
        long marked = several.stream()
                .filter(rule -> rule.options().has(Flag.EXTENDABLE))
                .count();
        return several.isEmpty()
                ? Optional.empty()
                : Optional.of("accepted; extendable stands on " + marked + " of " + several.size() + " such lines");
    }

    private Optional<String> order(RouterView router) {
        List<Mapping> mappings = router.nat().entries().stream()
                .map(entry -> entry.rule().mapping())
                .filter(mapping -> mapping.insideGlobalAddress().isPresent())
                .toList();
        boolean sorted = true;
        for (int i = 1; i < mappings.size(); i++) {
            sorted &= compare(mappings.get(i - 1), mappings.get(i)) <= 0;
        }
        String sides = staticsFirst(router)
                .map(first -> first ? "; before dynamic rules" : "; behind dynamic rules")
                .orElse("");
        return mappings.size() < 2
                ? Optional.empty()
                : Optional.of((sorted ? "sorted" : "not sorted") + ", " + mappings.size() + " lines" + sides);
    }

    private static int compare(Mapping first, Mapping second) {
        int addresses = first.insideGlobalAddress()
                .orElseThrow()
                .compareTo(second.insideGlobalAddress().orElseThrow());
        Optional<TransportPort> one = first.globalTransportPort();
        Optional<TransportPort> other = second.globalTransportPort();
        if (addresses != 0 || one.isEmpty() || other.isEmpty()) {
            return addresses;
        }
        int ports = Integer.compare(one.get().number(), other.get().number());
        return ports != 0 ? ports : one.get().protocol().compareTo(other.get().protocol());
    }

    /** ios-facts 1.4, rows 1 and 2. */
    private static Optional<Boolean> staticsFirst(RouterView router) {
        List<Boolean> kinds = new ArrayList<>();
        router.lines().stream().filter(line -> line.section().isEmpty()).forEach(line -> {
            if (line.text().startsWith(NatLineCodec.PREFIX)) {
                kinds.add(true);
            } else if (line.text().matches("ip nat inside source (?:list|route-map) .*")) {
                kinds.add(false);
            }
        });
        return kinds.contains(true) && kinds.contains(false) ? Optional.of(kinds.get(0)) : Optional.empty();
    }

    private Optional<String> fullBesidePorts(RouterView router) {
        long both = router.nat().byGlobal().values().stream()
                .filter(entries -> has(entries, true) && has(entries, false))
                .count();
        return accepted(both, "it stands so on %d global address(es)");
    }

    private static boolean has(List<NatEntry> entries, boolean everything) {
        return entries.stream().anyMatch(entry -> entry.rule().mapping().takesEverything() == everything);
    }

    private Optional<String> systemPort(RouterView router) {
        return accepted(
                router.nat().entries().stream()
                        .map(entry -> entry.rule().mapping())
                        .filter(mapping -> isOwn(router, mapping))
                        .filter(mapping -> mapping.globalTransportPort()
                                .filter(port -> SYSTEM_PORTS.contains(port.number()))
                                .isPresent())
                        .count(),
                "%d such line(s) stand");
    }

    private static boolean isOwn(RouterView router, Mapping mapping) {
        return mapping.globalInterfaceName().isPresent()
                || mapping.insideGlobalAddress().flatMap(router::ownerOf).isPresent();
    }

    private Optional<String> onOwnAddress(RouterView router) {
        return accepted(
                router.nat().entries().stream()
                        .map(entry -> entry.rule().mapping())
                        .filter(mapping -> mapping instanceof Mapping.Full)
                        .filter(mapping -> isOwn(router, mapping))
                        .count(),
                "%d such line(s) stand");
    }

    private static Optional<String> accepted(long found, String evidence) {
        return found == 0 ? Optional.empty() : Optional.of("yes; " + evidence.replace("%d", Long.toString(found)));
    }

    /** No line of the configuration itself is repeated. */
    private Optional<String> startupHeader() {
        String text = seen.startup().replace("\r", "").strip();
        String first = text.lines().findFirst().orElse("");
        if (text.isEmpty() || AnswerLookup.isRefusal(text)) {
            return Optional.empty();
        }
        boolean header = first.matches("Using \\d+ out of \\d+ bytes.*|startup-config is not present.*|Load for .*");
        return Optional.of(header ? first : "with no header");
    }

    private Optional<String> emptyTable() {
        String table = AnswerLookup.of(seen.shown(), IosInspection.TRANSLATIONS);
        if (!TranslationReader.read(table).isEmpty() || AnswerLookup.isRefusal(table)) {
            return Optional.empty();
        }
        return Optional.of(table.isBlank() ? "nothing" : TextAnonymizer.text(table));
    }
}

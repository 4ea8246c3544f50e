package io.github.vipnat.lint;

import io.github.vipnat.lint.CommandEvent.Match;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.secret.SecretMask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An applet waits for lines that vipnat types, and keeps the router from carrying them out, or answers in its place (Cisco IOS
 * Embedded Event Manager Command Reference, "event cli": {@code skip yes}, and {@code sync yes} with {@code _exit_status}).
 */
final class CommandIntercepted implements LintRule {

    /** How many lines a problem shows. */
    private static final int SHOWN = 3;

    private static final List<String> EXEC = List.of(
            "terminal length 0",
            "terminal no monitor",
            "show running-config",
            "configure terminal",
            "configure terminal revert timer 5",
            "configure confirm",
            "write memory");

    @Override
    public List<Problem> check(Subject subject) {
        if (subject.router().publish().isEmpty()) {
            return List.of();
        }
        return CommandEvent.in(subject.view())
                .flatMap(event -> check(subject, event).stream())
                .toList();
    }

    private static Optional<Problem> check(Subject subject, CommandEvent event) {
        Stream<String> exec = event.isForMode("exec") ? EXEC.stream() : Stream.empty();
        Stream<String> configure =
                event.isForMode("configure") ? Stream.concat(Stream.of("end"), rules(subject)) : Stream.empty();
        List<String> lines = Stream.concat(exec, configure).distinct().toList();
        List<String> taken =
                lines.stream().filter(line -> event.match(line) == Match.TAKEN).toList();
        boolean isOpen = lines.stream().anyMatch(line -> event.match(line) == Match.OPEN);
        if (taken.isEmpty() && !isOpen) {
            return Optional.empty();
        }
        return Optional.of(problem(subject, event, taken));
    }

    private static Problem problem(Subject subject, CommandEvent event, List<String> taken) {
        String more = taken.size() > SHOWN ? "; and " + (taken.size() - SHOWN) + " more" : "";
        String name = event.applet().replaceFirst(" authorization .*$", "");
        return Problem.risk(
                "command-intercepted",
                subject.where(),
                taken.isEmpty()
                        ? "it cannot be told whether " + name + " takes lines that vipnat types: "
                                + SecretMask.masked(event.text())
                        : name + " takes lines that vipnat types (" + SecretMask.masked(event.text()) + "): "
                                + taken.stream().limit(SHOWN).collect(Collectors.joining("; ")) + more,
                "the router runs the applet in the place of the line or before it: what is typed may not be carried out, or is"
                        + " answered with words that vipnat does not know, and then it goes back",
                Paste.lines("take it out for the time of the change", List.of(" no " + name), Paste.section(name)));
    }

    private static Stream<String> rules(Subject subject) {
        return Stream.concat(
                subject.plan().removals().stream()
                        .map(removal -> "no " + removal.entry().line()),
                subject.added().map(CommandIntercepted::text));
    }

    /** As IOS spells it, without options, which patterns seldom name. */
    private static String text(StaticRule rule) {
        Mapping mapping = rule.mapping();
        String what = mapping.match(new Mapping.Cases<>(
                (Mapping.Full full) -> full.insideLocal() + " " + full.insideGlobal(),
                (Mapping.Port port) -> port(mapping, port.insideGlobal()),
                (Mapping.InterfacePort port) -> port(mapping, "interface " + port.globalInterface()),
                (Mapping.InterfaceFull full) -> full.insideLocal() + " interface " + full.globalInterface(),
                (Mapping.InterfaceEsp esp) -> "esp " + esp.insideLocal() + " interface " + esp.globalInterface(),
                (Mapping.Network network) -> "network " + network.local().address() + " "
                        + network.global().address() + " /" + network.local().length()));
        return "ip nat inside source static " + what;
    }

    private static String port(Mapping mapping, Object global) {
        String local =
                mapping.localTransportPort().map(port -> " " + port.number()).orElse("");
        return mapping.globalTransportPort()
                .map(port -> port.protocol() + " " + mapping.insideLocal() + local + " " + global + " " + port.number())
                .orElse("");
    }
}

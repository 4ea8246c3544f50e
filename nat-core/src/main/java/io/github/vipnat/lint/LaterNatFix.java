package io.github.vipnat.lint;

import io.github.vipnat.lint.LaterLine.Kind;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.secret.SecretMask;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to type so that an applet or a kron list says of the VIP what it says of a node, or else is out of the way meanwhile.
 *
 * @param author the line that {@code lines} stand under
 */
record LaterNatFix(Subject subject, String author, List<LaterLine> lines) {

    private static final String KRON = "kron ";

    String text() {
        List<String> ofVip = lines.stream().anyMatch(later -> later.kind() != Kind.NAT)
                ? List.of()
                : author.startsWith(KRON) ? under(kron()) : applet();
        return ofVip.isEmpty()
                ? Paste.lines(
                        "read what it does, and take it out for the time of the change if it may run meanwhile",
                        List.of(" no " + SecretMask.masked(name())),
                        Paste.section(name()))
                : Paste.lines(
                        "let it speak of the VIP, on the router",
                        ofVip.stream().map(SecretMask::masked).toList(),
                        Paste.section(name()));
    }

    private String name() {
        return author.startsWith(KRON) ? author : author.replaceFirst(" (?:authorization|type) .*$", "");
    }

    private List<String> under(List<String> below) {
        return below.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(" " + author), below.stream().map(line -> "  " + line))
                        .toList();
    }

    /** An action takes the place of the one with its label, and a variable's value that of the one before. */
    private List<String> applet() {
        Stream<String> environment = changed(line -> line.section().isEmpty()).map(text -> " " + text);
        List<String> below = changed(line -> line.section().equals(author)).toList();
        return Stream.concat(environment, under(below).stream()).toList();
    }

    private Stream<String> changed(Predicate<ConfigLine> of) {
        return lines.stream()
                .flatMap(later -> later.sources().stream())
                .distinct()
                .filter(of)
                .map(line -> line.text().strip())
                .filter(this::isAboutNode)
                .map(this::ofVip);
    }

    /**
     * The entries of a list are run in the order they were entered in, and a new one goes to its end (Cisco, "Command Scheduler
     * Policy Lists"): from the first that changes on, all are taken out and entered again.
     */
    private List<String> kron() {
        Set<String> nat = texts().collect(Collectors.toUnmodifiableSet());
        List<String> entries = subject.view().lines().stream()
                .filter(line -> line.section().equals(author))
                .map(ConfigLine::text)
                .map(String::strip)
                .filter(text -> text.startsWith("cli "))
                .dropWhile(text -> !nat.contains(text) || !isAboutNode(text))
                .toList();
        return Stream.concat(
                        entries.stream().map(text -> "no " + text).distinct(),
                        entries.stream().map(text -> nat.contains(text) ? ofVip(text) : text))
                .toList();
    }

    private Stream<String> texts() {
        return lines.stream().map(later -> later.place().text().strip());
    }

    private boolean isAboutNode(String text) {
        return !ofVip(text).equals(text);
    }

    private String ofVip(String text) {
        Set<String> nodes = subject.topology().retiredAddresses().stream()
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableSet());
        return Arrays.stream(text.split("(?<= )|(?= )|(?<=\")|(?=\")", -1))
                .map(word -> nodes.contains(word)
                        ? subject.topology().vip().address().toString()
                        : word)
                .collect(Collectors.joining());
    }
}

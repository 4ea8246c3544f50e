package io.github.vipnat.election.scenario;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.Problems;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads events, one a line or separated by semicolons:
 *
 * <pre>
 * nginx down on vm1 at 5s          script chk_web fails on vm1 at 5s      file drain = 1 on vm1 at 5s
 * crash vm1 at 9s                  kill vm1 at 9s                         interface eth1 down on vm1 at 5s
 * stop vm1 at 9s                   start vm1 at 12s                       link down on vm1 at 5s
 * partition at 3s                  partition vm1 at 3s                    loss from vm1 to vm2 at 3s
 * heal at 8s                       vip deleted on vm1 at 5s               reload vm1 with new.conf at 5s
 * freeze vm1 at 5s                 thaw vm1 at 9s                         child killed on vm1 at 5s
 * pause vm1 at 5s                  resume vm1 at 9s
 * </pre>
 */
public final class ScenarioParser {

    private static final int MOST_EVENTS = 10_000;
    private static final String NAME = "[A-Za-z0-9_./:-]+";
    private static final Pattern LINE = Pattern.compile("(.+?)\\s+at\\s+([0-9.]+)\\s*(ms|s|m)");
    private static final Pattern SCRIPT = Pattern.compile("script (" + NAME + ") (fails|succeeds) on (" + NAME + ")");
    private static final Pattern FILE = Pattern.compile("file (" + NAME + ") ?= ?(-?[0-9]{1,9}) on (" + NAME + ")");
    private static final Pattern INTERFACE = Pattern.compile("interface (" + NAME + ") (down|up) on (" + NAME + ")");
    private static final Pattern LINK = Pattern.compile("link (down|up) on (" + NAME + ")");
    private static final Pattern PROCESS = Pattern.compile("(" + NAME + ") (down|up) on (" + NAME + ")");
    private static final Pattern NODE =
            Pattern.compile("(crash|kill|stop|start|partition|reload|freeze|thaw|pause|resume) (" + NAME + ")");
    private static final Pattern RELOAD = Pattern.compile("reload (" + NAME + ") with (\\S+)");
    private static final Pattern LOSS = Pattern.compile("loss from (" + NAME + ")(?: to (" + NAME + "))?");
    private static final Pattern DONE = Pattern.compile("(vip deleted|child killed) on (" + NAME + ")");

    private final Set<String> nodes;
    private final Problems problems = new Problems();

    private ScenarioParser(Set<String> nodes) {
        this.nodes = nodes;
    }

    /**
     * The events in order of time.
     *
     * @param nodes the names an event may happen on
     * @throws ProblemException of kind INPUT, naming every line that cannot be read
     */
    public static List<ScenarioEvent> parse(String text, Set<String> nodes) {
        return new ScenarioParser(nodes).parse(text);
    }

    private List<ScenarioEvent> parse(String text) {
        List<ScenarioEvent> events = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            for (String part : line.replaceAll("#.*", "").split(";", -1)) {
                if (!part.isBlank() && events.size() < MOST_EVENTS) {
                    event(part.strip().replaceAll("\\s+", " "), number).ifPresent(events::add);
                }
            }
        }
        problems.throwIfFatal(ProblemException.Kind.INPUT);
        events.sort(Comparator.comparing(ScenarioEvent::at));
        return List.copyOf(events);
    }

    private Optional<ScenarioEvent> event(String text, int line) {
        Matcher timed = LINE.matcher(text);
        Optional<Duration> at = timed.matches() ? duration(timed.group(2), timed.group(3)) : Optional.empty();
        Optional<ScenarioEvent> event = at.flatMap(time -> what(timed.group(1)).map(what -> what.at(time)));
        if (event.isEmpty()) {
            problems.add(Problem.fatal(
                    "event-not-understood",
                    "event line " + line,
                    "'" + text + "' is no event",
                    "the simulation would not be the one you meant",
                    "write for example: nginx down on "
                            + nodes.stream().sorted().findFirst().orElse("vm1")
                            + " at 5s; every verb: vipnat keepalived simulate --help"));
        }
        event.ifPresent(read -> checkNodes(read, line));
        return event;
    }

    private void checkNodes(ScenarioEvent event, int line) {
        checkNode(event.node(), line);
        if (event.what() == ScenarioEvent.Happening.LOSS) {
            checkNode(event.subject(), line);
        }
    }

    private void checkNode(String node, int line) {
        if (!node.isEmpty() && !nodes.contains(node)) {
            problems.add(Problem.fatal(
                    "node-unknown",
                    "event line " + line,
                    "there is no node '" + node + "'",
                    "the event would happen nowhere",
                    "name one of: " + String.join(", ", nodes.stream().sorted().toList())));
        }
    }

    private static Optional<Duration> duration(String number, String unit) {
        if (!number.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
            return Optional.empty();
        }
        BigDecimal nanos = new BigDecimal(number)
                .multiply(BigDecimal.valueOf(
                        switch (unit) {
                            case "ms" -> 1_000_000L;
                            case "m" -> 60_000_000_000L;
                            default -> 1_000_000_000L;
                        }));
        return Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    private static Optional<ScenarioEvent> what(String text) {
        if (text.equals("partition") || text.equals("heal")) {
            return Optional.of(happening(text, "", "", 0));
        }
        return onNode(text).or(() -> onThing(text));
    }

    private static Optional<ScenarioEvent> onNode(String text) {
        Matcher link = LINK.matcher(text);
        if (link.matches()) {
            return Optional.of(happening("link_" + link.group(1), link.group(2), "", 0));
        }
        Matcher done = DONE.matcher(text);
        if (done.matches()) {
            return Optional.of(happening(done.group(1).replace(' ', '_'), done.group(2), "", 0));
        }
        Matcher reload = RELOAD.matcher(text);
        if (reload.matches()) {
            return Optional.of(happening("reload", reload.group(1), reload.group(2), 0));
        }
        Matcher loss = LOSS.matcher(text);
        if (loss.matches()) {
            String to = Optional.ofNullable(loss.group(2)).orElse("");
            return Optional.of(happening("loss", loss.group(1), to, 0));
        }
        Matcher node = NODE.matcher(text);
        return node.matches() ? Optional.of(happening(node.group(1), node.group(2), "", 0)) : Optional.empty();
    }

    private static Optional<ScenarioEvent> onThing(String text) {
        Matcher file = FILE.matcher(text);
        if (file.matches()) {
            return Optional.of(happening("file_says", file.group(3), file.group(1), Integer.parseInt(file.group(2))));
        }
        for (Pattern form : List.of(SCRIPT, INTERFACE, PROCESS)) {
            Matcher thing = form.matcher(text);
            if (thing.matches()) {
                String kind = form == SCRIPT ? "script_" : form == INTERFACE ? "interface_" : "process_";
                return Optional.of(happening(kind + thing.group(2), thing.group(3), thing.group(1), 0));
            }
        }
        return Optional.empty();
    }

    private static ScenarioEvent happening(String what, String node, String subject, int value) {
        return new ScenarioEvent(
                Duration.ZERO,
                ScenarioEvent.Happening.valueOf(what.toUpperCase(java.util.Locale.ROOT)),
                node,
                subject,
                value);
    }
}

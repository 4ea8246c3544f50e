package io.github.vipnat.failover;

import io.github.vipnat.problem.VisibleText;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code vipnat-lever status} says of a node.
 *
 * @param lock who is at work there now
 * @param pulled the lever that is pulled there
 * @param keepers how many of the two keepers live
 */
public record LeverState(Optional<Lock> lock, Optional<Pulled> pulled, int keepers) {

    /** Nobody is at work, nothing is pulled. */
    public static final LeverState NONE = new LeverState(Optional.empty(), Optional.empty(), 0);

    /** Who does it, from where, and in the user's own words why. */
    public record Author(String name, String host, String reason) {

        /** {@code ann at desk ("new kernel")}. */
        public String sentence() {
            return VisibleText.of(name + " at " + host + (reason.isEmpty() ? "" : " (\"" + reason + "\")"));
        }
    }

    /**
     * Who may pull levers now.
     *
     * @param left until it runs out, unless it is renewed
     */
    public record Lock(Author author, Duration left) {}

    /**
     * A pulled lever.
     *
     * @param isStandby whether it was confirmed, so that it stays
     * @param target the node that was to have the VIP
     * @param age since it was pulled
     * @param left until it goes back by itself; empty where it does not
     */
    public record Pulled(
            String kind, boolean isStandby, String target, Author author, Duration age, Optional<Duration> left) {

        /** One sentence without a full stop. */
        public String sentence(String node) {
            return VisibleText.of(node + " is on standby for " + target + " by " + kind + ", since "
                    + words(age) + ", by " + author.sentence()
                    + left.map(time -> ", for " + words(time) + " more").orElse(", until vipnat failover --back"));
        }

        private static String words(Duration time) {
            return time.toHours() > 0
                    ? String.format(Locale.ROOT, "%d h %d min", time.toHours(), time.toMinutesPart())
                    : String.format(Locale.ROOT, "%d min %d s", time.toMinutes(), time.toSecondsPart());
        }
    }

    /** Reads what was printed; lines that are not understood are passed over. */
    public static LeverState parse(String text) {
        Map<String, String> said = new HashMap<>();
        text.lines()
                .map(line -> line.split(" ", 2))
                .filter(words -> words.length == 2)
                .forEach(words -> said.merge(words[0], words[1], (first, second) -> second));
        long now = number(said, "uptime").orElse(0L);
        int keepers =
                (int) text.lines().filter(line -> line.startsWith("keeper ")).count();
        return new LeverState(
                Optional.ofNullable(said.get("lock.token"))
                        .map(token -> new Lock(
                                author(said, "lock"), left(said, "lock", now).orElse(Duration.ZERO))),
                Optional.ofNullable(said.get("pulled.kind")).map(kind -> pulled(said, kind, now)),
                keepers);
    }

    private static Pulled pulled(Map<String, String> said, String kind, long now) {
        return new Pulled(
                kind,
                said.getOrDefault("pulled.phase", "").equals("standby"),
                said.getOrDefault("pulled.target", ""),
                author(said, "pulled"),
                Duration.ofSeconds(
                        Math.max(0, now - number(said, "pulled.start").orElse(now))),
                left(said, "pulled", now));
    }

    private static Author author(Map<String, String> said, String record) {
        return new Author(
                said.getOrDefault(record + ".author", "?"),
                said.getOrDefault(record + ".host", "?"),
                said.getOrDefault(record + ".reason", ""));
    }

    private static Optional<Duration> left(Map<String, String> said, String record, long now) {
        return number(said, record + ".until").map(until -> Duration.ofSeconds(Math.max(0, until - now)));
    }

    private static Optional<Long> number(Map<String, String> said, String key) {
        String text = said.getOrDefault(key, "");
        return text.matches("[0-9]{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}

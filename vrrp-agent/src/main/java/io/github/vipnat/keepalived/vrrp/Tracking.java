package io.github.vipnat.keepalived.vrrp;

import io.github.vipnat.keepalived.conf.ConfPosition;
import java.util.Optional;

/**
 * A reference from an instance to something it tracks, resolved.
 *
 * @param name as the reference spells it
 * @param weight the reference's own, or the definition's
 * @param definition empty for an interface
 * @param at the reference
 */
public record Tracking(Kind kind, String name, Weight weight, Optional<Tracker> definition, ConfPosition at) {

    /** What is tracked. */
    public enum Kind {
        PROCESS("track_process"),
        SCRIPT("track_script"),
        FILE("track_file"),
        INTERFACE("track_interface");

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }

        /** The block that holds the references. */
        public String keyword() {
            return keyword;
        }
    }

    /** The same with a weight of 0: its loss is a fault. */
    public Tracking asFault() {
        return weight.isFault()
                ? this
                : new Tracking(kind, name, new Weight(0, weight.reverse(), weight.at()), definition, at);
    }

    /** What a person would call it: the process's own name, the script's, the file's or the interface's. */
    public String subject() {
        return definition.map(Tracking::subjectOf).orElse(name);
    }

    private static String subjectOf(Tracker tracker) {
        return tracker.match(new Tracker.Cases<>(
                (Tracker.ByProcess process) -> process.process(),
                (Tracker.ByScript script) -> script.name(),
                (Tracker.ByFile file) -> file.name()));
    }
}

package io.github.vipnat.filter;

import io.github.vipnat.filter.AccessEntry.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A change of a filter after which a packet gets through it. */
public sealed interface Mend {

    /**
     * A line more in an access list.
     *
     * @param place the entry it has to come before, counted from 0; as many as there are entries: behind all of them
     * @param permits whether the line lets the packet into what the list picks, or keeps it out
     * @param model the line that lets the like of the packet through today
     */
    record NewEntry(AccessList list, int place, boolean permits, Optional<Rule> model, Packet packet) implements Mend {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.newEntry().apply(this);
        }
    }

    /** The server's address as one more member of a network object-group. */
    record NewMember(String group, Packet packet) implements Mend {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.newMember().apply(this);
        }
    }

    /** The server's port as one more port by which a protocol is known. */
    record NewPort(String protocol, Packet packet) implements Mend {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.newPort().apply(this);
        }
    }

    /**
     * Lines that are no part of an access list or a group.
     *
     * @param place what they are typed on
     * @param lines as configuration mode takes them
     */
    record Lines(String place, List<String> lines) implements Mend {
        public Lines {
            lines = List.copyOf(lines);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.lines().apply(this);
        }
    }

    /** Nothing that could be named: a person has to look at these words. */
    record Look(String words) implements Mend {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.look().apply(this);
        }
    }

    /** What each kind of change comes to (docs/adr 0013). */
    record Cases<R>(
            Function<NewEntry, R> newEntry,
            Function<NewMember, R> newMember,
            Function<NewPort, R> newPort,
            Function<Lines, R> lines,
            Function<Look, R> look) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}

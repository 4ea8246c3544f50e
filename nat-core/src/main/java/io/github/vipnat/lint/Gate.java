package io.github.vipnat.lint;

import io.github.vipnat.filter.Filter;
import io.github.vipnat.lint.MovedService.Direction;
import java.util.Optional;

/**
 * A filter on the way of a service's packets.
 *
 * @param name the filter and its place, as a person would call it
 * @param kind what becomes of packets that it does not let through
 * @param direction which way packets pass it
 * @param nodes what the node's packets pass today in its place; none where they are let through
 * @param inspection the line that may let answers through whatever the filter says
 */
record Gate(
        String name,
        Kind kind,
        Filter filter,
        Direction direction,
        Optional<Filter> nodes,
        Optional<String> inspection) {

    /** What a gate is for. */
    enum Kind {
        /** What it does not let through is lost. */
        FILTER(
                "filter-shuts-vip-out",
                " lets ",
                " through and not ",
                " through as ",
                "packets meet it with the VIP in them, so the service would go silent with the move"),
        /** What it does not pick leaves another way. */
        ROUTE(
                "policy-route-loses-vip",
                " picks answers of ",
                " and not of ",
                " as those of ",
                "answers of the VIP would leave another way; go on if the usual way is right");

        private final String code;
        private final String verb;
        private final String rest;
        private final String like;
        private final String why;

        Kind(String code, String verb, String rest, String like, String why) {
            this.code = code;
            this.verb = verb;
            this.rest = rest;
            this.like = like;
            this.why = why;
        }

        /** The code of a problem with such a gate. */
        String code() {
            return code;
        }

        /** What it does, before the address of what it lets through. */
        String verb() {
            return verb;
        }

        /** What comes between the two addresses where it does not do the same with both. */
        String rest() {
            return rest;
        }

        /** What comes between the two where it may do the same with both. */
        String like() {
            return like;
        }

        /** What becomes of packets that it does not let through. */
        String why() {
            return why;
        }
    }

    Gate(String name, Kind kind, Filter filter, Direction direction) {
        this(name, kind, filter, direction, Optional.of(filter), Optional.empty());
    }

    /** Whether the node's packets pass this very filter today. */
    boolean isNodesToo() {
        return nodes.filter(filter::equals).isPresent();
    }
}

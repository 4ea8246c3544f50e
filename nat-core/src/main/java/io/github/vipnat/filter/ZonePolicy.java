package io.github.vipnat.filter;

import java.util.List;

/**
 * A zone-based firewall's policy for flows from one zone to another. It sees the inside local address of flows from
 * outside (ios-facts 8, "ZBFW").
 *
 * @param name the policy-map's
 * @param source the zone that flows start from
 * @param destination the zone they go to
 */
public record ZonePolicy(String name, String source, String destination, List<ZoneClass> classes) {

    public ZonePolicy {
        classes = List.copyOf(classes);
    }

    /**
     * A class of the policy.
     *
     * @param matchesAll whether all of its matches must agree, or any
     * @param letsIn whether what matches is inspected or passed, or else dropped
     */
    public record ZoneClass(String name, List<ZoneMatch> matches, boolean matchesAll, boolean letsIn) {
        public ZoneClass {
            matches = List.copyOf(matches);
        }

        /** LETS_IN stands for a packet that is of the class. */
        private Verdict isOf(Packet packet) {
            List<Verdict> verdicts =
                    matches.stream().map(match -> match.verdict(packet)).toList();
            Verdict decisive = matchesAll ? Verdict.SHUTS_OUT : Verdict.LETS_IN;
            if (verdicts.contains(decisive)) {
                return decisive;
            }
            if (verdicts.contains(Verdict.UNKNOWN)) {
                return Verdict.UNKNOWN;
            }
            return matchesAll ? Verdict.LETS_IN : Verdict.SHUTS_OUT;
        }
    }

    /** What the policy does with packets of the kind; what is of no class is dropped. */
    public Verdict verdict(Packet packet) {
        for (ZoneClass next : classes) {
            Verdict isOf = next.isOf(packet);
            if (isOf == Verdict.UNKNOWN) {
                return Verdict.UNKNOWN;
            }
            if (isOf == Verdict.LETS_IN) {
                return next.letsIn() ? Verdict.LETS_IN : Verdict.SHUTS_OUT;
            }
        }
        return Verdict.SHUTS_OUT;
    }
}

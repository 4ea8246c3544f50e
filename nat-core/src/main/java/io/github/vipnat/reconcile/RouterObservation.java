package io.github.vipnat.reconcile;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What one look at a router showed. What it does not show of one thing hides nothing of the other.
 *
 * @param vipMac whom the router sends the VIP's traffic to, {@code 00:15:5d:0a:0b:01}; empty when it would ask first
 * @param rules empty when there was no reason to read the configuration
 * @param neighbourHidden why it is not known whom the router sends the VIP's traffic to
 * @param rulesHidden why the configuration, though asked for, was not read
 */
public record RouterObservation(
        Optional<String> vipMac,
        Optional<Rules> rules,
        Optional<Problem> neighbourHidden,
        Optional<Problem> rulesHidden) {

    /** Where everything that was asked for was shown. */
    public RouterObservation(Optional<String> vipMac, Optional<Rules> rules) {
        this(vipMac, rules, Optional.empty(), Optional.empty());
    }

    /** The same, with what an earlier look found of the rules. */
    public RouterObservation withRulesOf(RouterObservation earlier) {
        return new RouterObservation(vipMac, earlier.rules, neighbourHidden, earlier.rulesHidden);
    }

    /**
     * How the router's rules stand to cluster.yaml.
     *
     * @param drift the lines that would make them as wished; empty when they are
     * @param objections what speaks against typing those lines
     * @param halfDone whether an earlier repair never came to its end
     * @param lanAddresses the router's own addresses in the VIP's network
     * @param fixedNeighbour the line of the configuration that says whose the VIP is, whatever ARP says
     */
    public record Rules(
            List<String> drift,
            List<Problem> objections,
            boolean halfDone,
            List<Ipv4> lanAddresses,
            Optional<String> fixedNeighbour) {

        public Rules {
            drift = List.copyOf(drift);
            objections = List.copyOf(objections);
            lanAddresses = List.copyOf(lanAddresses);
        }

        public boolean areAsWished() {
            return drift.isEmpty() && !halfDone;
        }
    }
}

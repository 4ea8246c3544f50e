package io.github.vipnat.reconcile;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What one look at a router showed.
 *
 * @param vipMac whom the router sends the VIP's traffic to, {@code 00:15:5d:0a:0b:01}; empty when it would ask first
 * @param rules empty when there was no reason to read the configuration
 */
public record RouterObservation(Optional<String> vipMac, Optional<Rules> rules) {

    /**
     * How the router's rules stand to cluster.yaml.
     *
     * @param drift the lines that would make them as wished; empty when they are
     * @param objections what speaks against typing those lines
     * @param halfDone whether an earlier repair never came to its end
     * @param lanAddresses the router's own addresses in the VIP's network
     */
    public record Rules(List<String> drift, List<Problem> objections, boolean halfDone, List<Ipv4> lanAddresses) {

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

package io.github.vipnat.failover;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The cluster's lock, held on every node. It is taken in the order of the nodes' names, on whatever host: of two that come in
 * the same second, the one that is second at the first node has nothing. It runs out on its own, and what is pulled goes back
 * with it.
 */
final class NodeLocks {

    /** Long enough for a slow line, short enough for an outage: what is pulled stays for so long without us. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final List<NodeHand> order;
    private final String token;
    private final List<NodeHand> held = new ArrayList<>();

    NodeLocks(List<NodeHand> hands) {
        this.order = hands.stream().sorted(Comparator.comparing(NodeHand::node)).toList();
        byte[] drawn = new byte[16];
        new SecureRandom().nextBytes(drawn);
        this.token = HexFormat.of().formatHex(drawn);
    }

    String token() {
        return token;
    }

    /**
     * Takes all of them, or none.
     *
     * @throws ProblemException when another has one, or a node cannot be asked
     */
    void take(String cluster, LeverState.Author author) {
        for (NodeHand hand : order) {
            held.add(hand);
            try {
                hand.lever("take", token, seconds(), cluster, author.name(), author.host(), author.reason());
            } catch (LeverRefused e) {
                release();
                throw new ProblemException(ProblemException.Kind.REFUSED, refused(hand.node(), e));
            } catch (NodeLost e) {
                release();
                throw new ProblemException(ProblemException.Kind.UNREACHABLE, e.problem());
            }
        }
    }

    private static Problem refused(String node, LeverRefused refusal) {
        return refusal.status() == LeverRefused.HELD && refusal.state().lock().isPresent()
                ? Readiness.held(
                        node, refusal.state().lock().orElseThrow().author().sentence())
                : Problem.fatal(
                        "node-not-locked",
                        "node " + node,
                        "the node's lock cannot be taken: " + refusal.reason(),
                        "without it nothing would put the lever back if vipnat died",
                        "on " + node + ":  sudo vipnat-lever status");
    }

    /** For as long again. */
    void renew() {
        held.forEach(hand -> hand.lever("renew", token, seconds()));
    }

    private static String seconds() {
        return Long.toString(LEASE.toSeconds());
    }

    /** Gives back what is held, the last first; what cannot be given back runs out. */
    List<Problem> release() {
        List<Problem> lost = new ArrayList<>();
        for (int i = held.size() - 1; i >= 0; i--) {
            try {
                held.get(i).lever("release", token);
            } catch (NodeLost e) {
                lost.add(e.problem());
            } catch (LeverRefused e) {
                // Not ours any more.
            }
        }
        held.clear();
        return lost;
    }
}

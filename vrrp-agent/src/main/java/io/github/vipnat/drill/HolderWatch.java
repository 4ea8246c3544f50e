package io.github.vipnat.drill;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.failover.NodeHand;
import io.github.vipnat.failover.NodeLost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notes when a node has the VIP and when it has it no more, as the node says it, a few times a second. */
public final class HolderWatch implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Ipv4 vip;
    private final TimeLine line;
    private final List<NodeHand> hands;
    private final List<Thread> threads = new ArrayList<>();

    /** @param hands lines of its own to the nodes; closed with this */
    public HolderWatch(List<? extends NodeHand> hands, Ipv4 vip, TimeLine line) {
        this.vip = vip;
        this.line = line;
        this.hands = List.copyOf(hands);
        for (NodeHand hand : this.hands) {
            Thread thread = new Thread(() -> watch(hand), "vipnat-drill-" + hand.node());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void watch(NodeHand hand) {
        try {
            boolean held = hand.addresses().contains(vip);
            while (!Thread.currentThread().isInterrupted()) {
                boolean holds = hand.addresses().contains(vip);
                if (holds != held) {
                    line.note(
                            holds ? DrillEvent.Kind.VIP : DrillEvent.Kind.NOTE,
                            hand.node(),
                            holds ? "has the VIP" : "has the VIP no more");
                    held = holds;
                }
                Thread.sleep(BETWEEN.toMillis());
            }
        } catch (NodeLost e) {
            line.note(DrillEvent.Kind.NOTE, hand.node(), "does not answer any more: the VIP is not watched there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        hands.forEach(NodeHand::close);
    }
}

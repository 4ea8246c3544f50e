package io.github.vipnat.failover;

import io.github.vipnat.problem.Problem;
import java.util.List;

/** What besides the nodes themselves shows that a failover may begin, and that it came true. */
public interface Proof {

    /** What must not be while the VIP is to move to the target; nothing where all is well. */
    List<Problem> before(NodeStand target);

    /** What is not as it should be now that the target has the VIP; nothing where all is well. */
    List<Problem> after(NodeStand target);

    /** Nothing besides the nodes. */
    static Proof none() {
        return new Proof() {
            @Override
            public List<Problem> before(NodeStand target) {
                return List.of();
            }

            @Override
            public List<Problem> after(NodeStand target) {
                return List.of();
            }
        };
    }
}

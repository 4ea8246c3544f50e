package io.github.vipnat.matrix;

import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.lab.SimulatedRouter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A site before anything happens to it.
 *
 * @param cluster the text of cluster.yaml; {@code %d} stands for the router's port
 * @param returning how often live flows that are cut come back
 * @param wanted the static rules the router is to have in the end, as {@link Configuration} reads them
 */
record World(
        String running,
        Optional<String> startup,
        String cluster,
        Personality personality,
        Quirks quirks,
        boolean vipAlive,
        List<Flow> flows,
        int returning,
        Set<String> wanted) {

    static final String VIP = "10.51.10.67";
    static final String USER = "netops";
    static final String PASSWORD = "secret";
    static final String ENABLE = "letmein";

    /** A live translation. */
    record Flow(String protocol, String global, String local, String outside) {

        void begin(SimulatedRouter router) {
            router.addFlow(protocol, global, local, outside);
        }
    }

    World with(Quirks positions) {
        return new World(running, startup, cluster, personality, positions, vipAlive, flows, returning, wanted);
    }

    World with(Flow... live) {
        return new World(running, startup, cluster, personality, quirks, vipAlive, List.of(live), returning, wanted);
    }

    SimulatedRouter.Builder router() {
        SimulatedRouter.Builder builder = SimulatedRouter.builder()
                .configuration(running)
                .personality(personality)
                .quirks(quirks)
                .user(USER, PASSWORD)
                .enableSecret(ENABLE);
        startup.ifPresent(builder::startupConfiguration);
        return builder;
    }

    void settle(SimulatedRouter router) {
        if (vipAlive) {
            router.setArp(VIP, "0015.5d0a.0b01");
        }
        flows.forEach(flow -> flow.begin(router));
        router.setReturningFlows(returning);
    }
}

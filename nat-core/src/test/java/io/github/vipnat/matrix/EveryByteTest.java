package io.github.vipnat.matrix;

import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Personality;
import java.util.*;
import java.util.stream.*;
import org.junit.jupiter.api.Test;

class EveryByteTest {
    @Test
    void probe() {
        World world = DocumentSite.of(Personality.IOS_15, true);
        System.out.println(Bench.inMemory(Scenario.of("x", world)));
        long t = System.nanoTime();
        Map<String, Integer> counts = new TreeMap<>();
        int bad = 0;
        for (int i = 1; i < 12000; i += 7) {
            Trial trial = Bench.inMemory(
                    Scenario.of("bytes", world, Strike.fault("APPLY", new Fault.DisconnectAfterBytes(i))));
            counts.merge(trial.ending().name(), 1, Integer::sum);
            if (!trial.isGood() && bad++ < 10) System.out.println(trial);
        }
        System.out.println(counts + " bad " + bad + " " + (System.nanoTime() - t) / 1e9);
    }
}

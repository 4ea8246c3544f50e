package io.github.vipnat.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DuplicateVipProbeTest {

    private static final Ipv4 VIP = Ipv4.of("10.51.10.67");
    private static final String OWN = "00:15:5d:0a:0b:01";
    private static final String OTHER = "00:15:5d:0a:0b:02";

    /** The answers, one after the other, and what happens while each is waited for. */
    private record Answers(Deque<Optional<String>> answers, Deque<Runnable> meanwhile) implements Arp {

        @Override
        public CompletableFuture<Optional<Problem>> tell(Ipv4 vip, VipHolding holding, List<Ipv4> routers) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public Optional<String> other(Ipv4 vip, VipHolding holding) {
            meanwhile.remove().run();
            return answers.remove();
        }
    }

    /** Of a host that holds the VIP, asked on the thread of whoever asks. */
    private static DuplicateVipProbe probe(List<Optional<String>> answers, Deque<Runnable> meanwhile) {
        return new DuplicateVipProbe(
                VIP,
                vip -> Optional.of(new VipHolding("eth0", OWN)),
                new Answers(new ArrayDeque<>(answers), meanwhile),
                Runnable::run,
                (before, now) -> {});
    }

    @Test
    void should_ask_again_when_the_vip_left_and_came_back_while_somebody_was_asked() {
        Deque<Runnable> meanwhile = new ArrayDeque<>();
        DuplicateVipProbe probe = probe(List.of(Optional.empty(), Optional.of(OTHER)), meanwhile);
        meanwhile.add(() -> {
            probe.forget();
            probe.askBeside();
        });
        meanwhile.add(() -> {});

        probe.askBeside();

        assertThat(probe.known()).isEqualTo(new OtherHolder.Somebody(OTHER));
    }

    @Test
    void should_ask_once_more_for_whoever_asks_while_somebody_is_asked() {
        Deque<Runnable> meanwhile = new ArrayDeque<>();
        DuplicateVipProbe probe = probe(List.of(Optional.empty(), Optional.of(OTHER)), meanwhile);
        meanwhile.add(() -> {
            probe.askBeside();
            probe.askBeside();
            probe.askBesideUnlessAsking();
        });
        meanwhile.add(() -> {});

        probe.askBeside();

        assertThat(probe.known()).isEqualTo(new OtherHolder.Somebody(OTHER));
    }

    @Test
    void should_not_ask_again_where_the_answer_under_way_will_do() {
        Deque<Runnable> meanwhile = new ArrayDeque<>();
        DuplicateVipProbe probe = probe(List.of(Optional.empty()), meanwhile);
        meanwhile.add(probe::askBesideUnlessAsking);

        probe.askBesideUnlessAsking();

        assertThat(probe.known()).isEqualTo(new OtherHolder.Nobody());
    }

    @Test
    void should_know_nothing_and_ask_the_next_time_where_nobody_can_be_asked() {
        Deque<Runnable> meanwhile = new ArrayDeque<>();
        DuplicateVipProbe probe = probe(List.of(Optional.empty()), meanwhile);
        meanwhile.add(() -> {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED, Problem.fatal("arping-failed", "this host", "no", "so", "do"));
        });
        meanwhile.add(() -> {});

        probe.askBeside();
        assertThat(probe.known()).isEqualTo(new OtherHolder.NotAsked());
        probe.askBeside();

        assertThat(probe.known()).isEqualTo(new OtherHolder.Nobody());
    }

    /** Its carrier came within the seconds in which the MACs of the other interfaces are not looked at again. */
    @Test
    void should_not_take_an_interface_of_its_own_that_has_just_come_up_for_another_host() {
        Arp arp = new Answers(new ArrayDeque<>(List.of(Optional.of(OTHER))), new ArrayDeque<>(List.of(() -> {})));
        Host host = new Host() {
            private int looks;

            @Override
            public Optional<VipHolding> holding(Ipv4 vip) {
                return Optional.of(new VipHolding("eth0", OWN));
            }

            @Override
            public Optional<VipHolding> lookAgain(Ipv4 vip) {
                return looks++ == 0 ? holding(vip) : Optional.of(new VipHolding("eth0", OWN, Set.of(OWN, OTHER)));
            }
        };
        DuplicateVipProbe probe = new DuplicateVipProbe(VIP, host, arp, Runnable::run, (before, now) -> {});

        probe.askBeside();

        assertThat(probe.known()).isEqualTo(new OtherHolder.Nobody());
    }
}

package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.Situation.Others;
import io.github.vipnat.problem.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RivalsTest {

    private static final Ipv4 VIP = Ipv4.of("10.51.10.67");

    /** The answers, one after the other, and what happens while each is waited for. */
    private record Answers(Deque<Optional<String>> answers, Deque<Runnable> meanwhile) implements Arp {

        @Override
        public CompletableFuture<Optional<Problem>> tell(Ipv4 vip, Holding holding, List<Ipv4> routers) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public Optional<String> other(Ipv4 vip, Holding holding) {
            meanwhile.remove().run();
            return answers.remove();
        }
    }

    @Test
    void should_ask_again_when_the_vip_left_and_came_back_while_somebody_was_asked() {
        Deque<Runnable> meanwhile = new ArrayDeque<>();
        Arp arp = new Answers(new ArrayDeque<>(List.of(Optional.empty(), Optional.of(Given.OTHER))), meanwhile);
        Rivals rivals = new Rivals(
                VIP, vip -> Optional.of(new Holding("eth0", Given.OWN)), arp, Runnable::run, (before, now) -> {});
        meanwhile.add(() -> {
            rivals.forget();
            rivals.askBeside();
        });
        meanwhile.add(() -> {});

        rivals.askBeside();

        assertThat(rivals.known()).isEqualTo(new Others.Somebody(Given.OTHER));
    }
}

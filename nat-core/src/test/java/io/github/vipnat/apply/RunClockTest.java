package io.github.vipnat.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunClockTest {

    private static final Duration CONFIGURATION = Duration.ofSeconds(90);

    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private Optional<Instant> fires = Optional.empty();
    private final RunDeadline deadline = new RunDeadline(() -> now, 10, 2);
    private final RunClock clock = new RunClock(() -> now, deadline, () -> fires);
    private final RunClock partner = new RunClock(() -> now, deadline, Optional::empty);

    private void passes(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private void waitsInVain(long seconds) {
        clock.atMost(seconds(seconds));
        passes(seconds);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void should_know_no_limit_before_the_router_may_be_changed() {
        passes(3600);
        assertThat(clock.atMost(CONFIGURATION)).isEqualTo(CONFIGURATION);
        assertThat(clock.left()).isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void should_count_the_silence_that_led_to_the_setback() {
        clock.begin();
        clock.atMost(CONFIGURATION);
        passes(90);
        clock.broke();
        clock.goesBack();
        assertThat(clock.left()).isEqualTo(seconds(90));
        waitsInVain(90);
        assertThat(clock.left()).isZero();
    }

    @Test
    void should_not_count_the_other_routers_turn_as_silence() {
        clock.begin();
        partner.begin();
        passes(240);
        clock.stepBegins();
        clock.atMost(seconds(20));
        passes(20);
        clock.broke();
        partner.goesBack();
        assertThat(partner.left()).isEqualTo(RunClock.IN_VAIN);
        passes(170);
        clock.goesBack();
        assertThat(clock.left()).isEqualTo(seconds(160));
    }

    @Test
    void should_not_take_the_sleep_of_this_computer_for_silence_of_the_router() {
        clock.begin();
        clock.atMost(seconds(20));
        clock.answered();
        passes(600);
        clock.atMost(seconds(20));
        passes(600);
        clock.broke();
        clock.goesBack();
        assertThat(clock.left()).isEqualTo(seconds(160));
    }

    @Test
    void should_not_count_the_time_in_which_the_router_answers() {
        clock.begin();
        clock.broke();
        clock.goesBack();
        for (int i = 0; i < 5; i++) {
            assertThat(clock.atMost(CONFIGURATION)).isEqualTo(CONFIGURATION);
            passes(80);
            clock.answered();
        }
        assertThat(clock.left()).isEqualTo(RunClock.IN_VAIN);
    }

    @Test
    void should_give_a_router_that_is_back_at_the_last_moment_one_minute_and_that_once() {
        clock.begin();
        clock.broke();
        clock.goesBack();
        waitsInVain(170);
        clock.atMost(CONFIGURATION);
        clock.answered();
        clock.cameBack();
        assertThat(clock.left()).isEqualTo(seconds(60));
        waitsInVain(50);
        clock.cameBack();
        assertThat(clock.left()).isEqualTo(seconds(10));
    }

    @Test
    void should_go_on_where_it_only_looked_as_if_something_had_gone_wrong() {
        clock.begin();
        clock.atMost(seconds(120));
        passes(120);
        clock.broke();
        clock.isFine();
        clock.atMost(CONFIGURATION);
        passes(10);
        clock.broke();
        assertThat(clock.left()).isEqualTo(seconds(170));
    }

    @Test
    void should_end_a_wait_before_the_routers_own_timer_fires_with_room_to_confirm() {
        clock.begin();
        fires = Optional.of(now.plusSeconds(60));
        assertThat(clock.atMost(CONFIGURATION)).isEqualTo(seconds(45));
        passes(35);
        assertThat(clock.atMost(CONFIGURATION)).isEqualTo(seconds(15));
        passes(15);
        assertThat(clock.atMost(CONFIGURATION)).isEqualTo(seconds(10));
    }

    @Test
    void should_leave_time_to_see_that_the_timer_has_fired() {
        clock.begin();
        fires = Optional.of(now.minusSeconds(1));
        assertThat(clock.atMost(CONFIGURATION)).isEqualTo(CONFIGURATION);
    }

    @Test
    void should_end_the_run_in_all_unless_its_lines_are_being_answered() {
        clock.begin();
        Duration there = Duration.ofMinutes(20).plusSeconds(20);
        passes(there.toSeconds() - 30);
        assertThat(clock.atMost(CONFIGURATION)).isEqualTo(seconds(30));
        partner.lineAnswered();
        assertThat(clock.atMost(CONFIGURATION)).isEqualTo(CONFIGURATION);
        passes(Duration.ofMinutes(20).toSeconds());
        assertThat(clock.left()).isZero();
        clock.goesBack();
        assertThat(clock.left()).isEqualTo(seconds(90));
    }

    @Test
    void should_pause_no_longer_than_there_is_time() {
        clock.begin();
        clock.broke();
        clock.goesBack();
        waitsInVain(175);
        clock.within(howLong -> passes(howLong.toSeconds())).pause(seconds(60));
        assertThat(clock.left()).isZero();
    }
}

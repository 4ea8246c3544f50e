package io.github.vipnat.agent.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.events.VrrpEvent.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much arrives, it is one piece of news, and the latest fact is in it. */
class EventInboxTest {

    private static final Duration NOT_LONG = Duration.ofSeconds(20);

    private long now;
    private final EventInbox inbox = new EventInbox(() -> now);

    private Optional<State> state(String instance) {
        return inbox.fact(Optional.of(instance)).map(VrrpEvent::state);
    }

    @Test
    void should_hand_over_everything_as_one_piece_of_news() throws InterruptedException {
        now = 5;
        inbox.accept("INSTANCE \"VI_1\" BACKUP 100");
        now = 7;
        inbox.accept("INSTANCE \"VI_1\" MASTER 100");
        EventInbox.News news = inbox.take(NOT_LONG);
        assertThat(news).isEqualTo(new EventInbox.News(2, 5, false, false));
        assertThat(state("VI_1")).contains(State.MASTER);
        assertThat(inbox.take(Duration.ZERO).isEvent()).isFalse();
    }

    @Test
    void should_keep_instances_and_groups_apart() {
        inbox.accept("INSTANCE \"VI_1\" MASTER 100");
        inbox.accept("INSTANCE \"VI_2\" FAULT 100");
        inbox.accept("GROUP \"VI_1\" BACKUP 0");
        assertThat(state("VI_1")).contains(State.MASTER);
        assertThat(state("VI_2")).contains(State.FAULT);
        assertThat(inbox.fact(Optional.empty())).isEmpty();
    }

    @Test
    void should_take_the_only_instance_for_the_vips_where_cluster_yaml_names_none() {
        inbox.accept("INSTANCE \"VI_1\" MASTER 100");
        assertThat(inbox.fact(Optional.empty()).map(VrrpEvent::state)).contains(State.MASTER);
    }

    @Test
    void should_not_take_a_group_for_the_only_instance() {
        inbox.accept("GROUP \"VG_1\" BACKUP 0");
        assertThat(inbox.fact(Optional.empty())).isEmpty();
        inbox.accept("INSTANCE \"VI_1\" MASTER 100");
        assertThat(inbox.fact(Optional.empty()).map(VrrpEvent::name)).contains("VI_1");
    }

    @Test
    void should_not_let_a_change_of_priority_hide_what_happened_nor_wake_anybody() throws InterruptedException {
        inbox.accept("INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 100");
        inbox.accept("INSTANCE \"VI_1\" MASTER_PRIORITY 89");
        assertThat(state("VI_1")).contains(State.MASTER_RX_LOWER_PRI);
        inbox.take(NOT_LONG);
        inbox.accept("INSTANCE \"VI_1\" MASTER_PRIORITY 78");
        assertThat(inbox.take(Duration.ZERO).isEvent()).isFalse();
    }

    @Test
    void should_count_what_is_no_event() {
        inbox.accept("garbage");
        inbox.accept("");
        assertThat(inbox.notUnderstood()).isEqualTo(2);
    }

    @Test
    void should_forget_history_and_look_nonetheless() throws InterruptedException {
        inbox.accept("INSTANCE \"VI_1\" MASTER 100");
        inbox.forget();
        assertThat(state("VI_1")).isEmpty();
        assertThat(inbox.take(NOT_LONG)).isEqualTo(new EventInbox.News(0, 0, true, false));
    }

    @Test
    void should_stay_small_however_many_call_themselves_an_instance() {
        IntStream.range(0, 10_000).forEach(i -> inbox.accept("INSTANCE \"I" + i + "\" MASTER 1"));
        assertThat(state("I9999")).contains(State.MASTER);
        assertThat(state("I" + (10_000 - EventInbox.MOST_INSTANCES))).isPresent();
        assertThat(state("I" + (9_999 - EventInbox.MOST_INSTANCES))).isEmpty();
    }

    @Test
    void should_wake_whoever_waits_at_once_and_end_a_rest_only_when_told_to_stop() throws InterruptedException {
        Thread other = new Thread(() -> inbox.accept("INSTANCE \"VI_1\" MASTER 100"));
        other.start();
        assertThat(inbox.take(NOT_LONG).isEvent()).isTrue();
        inbox.stop();
        inbox.rest(NOT_LONG);
        assertThat(inbox.take(NOT_LONG).stop()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void should_end_with_the_last_word_of_a_hundred_thousand_shuffled_lines_with_garbage_between(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        State[] states = State.values();
        List<Optional<State>> last = new ArrayList<>(List.of(Optional.empty(), Optional.empty(), Optional.empty()));
        for (int i = 0; i < 100_000; i++) {
            int instance = random.nextInt(3);
            State state = states[random.nextInt(states.length)];
            String line = "INSTANCE \"VI_" + instance + "\" " + state + " " + random.nextInt(256);
            boolean cut = random.nextInt(10) == 0;
            inbox.accept(cut ? line.substring(0, random.nextInt(15)) : line);
            if (!cut && !state.isPriorityOnly()) {
                last.set(instance, Optional.of(state));
            }
        }
        for (int instance = 0; instance < 3; instance++) {
            assertThat(state("VI_" + instance)).isEqualTo(last.get(instance));
        }
    }
}

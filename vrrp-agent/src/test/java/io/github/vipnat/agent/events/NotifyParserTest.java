package io.github.vipnat.agent.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.events.VrrpEvent.State;
import io.github.vipnat.agent.events.VrrpEvent.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as keepalived 2.2.7 writes them (netlab-facts 3), and whatever else comes through a pipe. */
class NotifyParserTest {

    private static VrrpEvent instance(String name, State state, int priority) {
        return new VrrpEvent(Subject.INSTANCE, name, state, OptionalInt.of(priority));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void should_read_every_state_of_an_instance(State state) {
        assertThat(NotifyParser.parse("INSTANCE \"VI_1\" " + state + " 100")).contains(instance("VI_1", state, 100));
    }

    @Test
    void should_read_groups_and_lines_of_the_hook_without_a_priority() {
        assertThat(NotifyParser.parse("GROUP \"VG_1\" MASTER 0"))
                .contains(new VrrpEvent(Subject.GROUP, "VG_1", State.MASTER, OptionalInt.of(0)));
        assertThat(NotifyParser.parse("INSTANCE \"\" STOP "))
                .contains(new VrrpEvent(Subject.INSTANCE, "", State.STOP, OptionalInt.empty()));
    }

    @Test
    void should_end_a_name_at_the_last_quote_because_nothing_is_escaped() {
        assertThat(NotifyParser.parse("INSTANCE \"a \"quoted\" name\" BACKUP 90"))
                .contains(instance("a \"quoted\" name", State.BACKUP, 90));
    }

    @Test
    void should_find_the_event_behind_half_a_line() {
        assertThat(NotifyParser.parse("INSTANCE \"VI_1\" MASINSTANCE \"VI_1\" BACKUP 90"))
                .contains(instance("VI_1", State.BACKUP, 90));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "VS [10.51.10.67]:tcp:80 UP",
                "RS [10.51.10.11]:tcp:80 [10.51.10.67]:tcp:80 DOWN",
                "INSTANCE VI_1 MASTER 100",
                "INSTANCE \"VI_1\" {UNKNOWN} 100",
                "INSTANCE \"VI_1\" ASLEEP 100",
                "INSTANCE \"VI_1\" MASTER 1000",
                "INSTANCE \"VI_1\" MASTER -1",
                "INSTANCE \"VI_1\" master 100",
                "INSTANCE \"VI_1\" MASTER 100 more",
                "instance \"VI_1\" MASTER 100",
                "INSTANCE \"VI_1\" MAS",
                "INSTANCE \"VI_1",
                "\u0000\u0001\u0002"
            })
    void should_take_nothing_else_for_an_event(String line) {
        assertThat(NotifyParser.parse(line)).isEmpty();
    }

    @Test
    void should_not_be_moved_by_lines_without_an_end() {
        assertThat(NotifyParser.parse("INSTANCE \"" + "x".repeat(5000) + "\" MASTER 100"))
                .isEmpty();
    }

    @Test
    void should_cut_a_stream_into_the_same_lines_wherever_its_pieces_end() {
        String stream = "one\n\ntwo\u00e9\n" + "x".repeat(3000) + "\nthree\nhalf";
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> lines = new ArrayList<>();
            LineSplitter splitter = new LineSplitter(lines::add);
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(700));
                splitter.add(ByteBuffer.wrap(bytes, at, length));
                at += length;
            }
            assertThat(lines)
                    .as("seed " + seed)
                    .containsExactly("one", "", "two\u00e9", "x".repeat(1024) + "\u2026", "three");
        }
    }

    @Test
    void should_forget_half_a_line_when_the_stream_begins_anew() {
        List<String> lines = new ArrayList<>();
        LineSplitter splitter = new LineSplitter(lines::add);
        splitter.add(ByteBuffer.wrap("INSTANCE \"VI_1\" MAS".getBytes(StandardCharsets.UTF_8)));
        splitter.forget();
        splitter.add(ByteBuffer.wrap("INSTANCE \"VI_1\" STOP 1\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(lines).containsExactly("INSTANCE \"VI_1\" STOP 1");
    }
}

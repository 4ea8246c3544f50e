package io.github.vipnat.session.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What several shells may read at the same time. */
@Isolated
class AnswerShareTest {

    @Test
    void should_leave_to_others_what_a_shell_that_rests_does_not_need() {
        AnswerShare mine = new AnswerShare();
        int alone = mine.most();
        List<AnswerShare> held = Stream.generate(AnswerShare::new).limit(63).toList();
        assertThat(mine.most()).isLessThan(alone);

        held.forEach(AnswerShare::close);
        assertThat(mine.most()).isEqualTo(alone);

        held.forEach(AnswerShare::open);
        held.forEach(AnswerShare::open);
        assertThat(mine.most()).isLessThan(alone);
        held.forEach(AnswerShare::close);
        mine.close();
    }
}

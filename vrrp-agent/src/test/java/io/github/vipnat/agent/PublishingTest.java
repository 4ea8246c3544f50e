package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** What there is to publish is published once, however often somebody said that there is something. */
class PublishingTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Semaphore toPublish = new Semaphore(0);

    @Test
    void should_take_any_number_of_releases_for_one() throws InterruptedException {
        toPublish.release();
        toPublish.release();
        toPublish.release();
        assertThat(AgentDaemon.awaitOneOrMore(toPublish, LONG)).isTrue();
        assertThat(AgentDaemon.awaitOneOrMore(toPublish, Duration.ZERO)).isFalse();
    }

    @Test
    void should_wake_whoever_waits() throws InterruptedException {
        new Thread(toPublish::release).start();
        assertThat(AgentDaemon.awaitOneOrMore(toPublish, LONG)).isTrue();
    }
}

package io.github.vipnat.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedPromptTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void should_ask_for_each_secret_once() {
        Secrets secrets = Secrets.from(Map.of(), purpose -> {
            asked.add(purpose);
            return Optional.of(new Secret("typed for " + purpose));
        });
        SecretSource prompt = new SecretSource.Prompt();

        assertThat(secrets.resolve(prompt, "password of edge1").reveal()).isEqualTo("typed for password of edge1");
        assertThat(secrets.resolve(prompt, "password of edge2").reveal()).isEqualTo("typed for password of edge2");
        assertThat(secrets.resolve(prompt, "password of edge1").reveal()).isEqualTo("typed for password of edge1");
        assertThat(asked).containsExactly("password of edge1", "password of edge2");
    }

    @Test
    void should_ask_again_where_nothing_was_typed() {
        SecretPrompt prompt = new RememberedPrompt(purpose -> {
            asked.add(purpose);
            return asked.size() == 1 ? Optional.empty() : Optional.of(new Secret("at last"));
        });
        assertThat(prompt.ask("password of edge")).isEmpty();
        assertThat(prompt.ask("password of edge").map(Secret::reveal)).contains("at last");
    }
}

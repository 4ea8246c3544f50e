package io.github.vipnat.secret;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks for one secret at a time, and for each only once: several routers may want one at the same moment. */
final class RememberedPrompt implements SecretPrompt {

    private final SecretPrompt human;
    private final Map<String, Secret> typed = new HashMap<>();

    RememberedPrompt(SecretPrompt human) {
        this.human = human;
    }

    @Override
    public synchronized Optional<Secret> ask(String purpose) {
        Optional<Secret> known = Optional.ofNullable(typed.get(purpose));
        if (known.isPresent()) {
            return known;
        }
        Optional<Secret> answer = human.ask(purpose);
        answer.ifPresent(secret -> typed.put(purpose, secret));
        return answer;
    }
}

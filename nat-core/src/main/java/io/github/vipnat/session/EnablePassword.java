package io.github.vipnat.session;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.session.SessionException.Reason;
import java.util.Optional;

/** What is typed where a device asks for a password before it raises the privilege. */
final class EnablePassword {

    private EnablePassword() {}

    /** @throws SessionException when there is none, or none that can be typed */
    static Secret required(Optional<Secret> enable) {
        Secret secret = enable.orElseThrow(() -> new SessionException(
                Reason.NOT_PRIVILEGED, "the device asks for an enable password and none is given", ""));
        if (secret.reveal().chars().anyMatch(Character::isISOControl)) {
            throw new SessionException(
                    Reason.NOT_PRIVILEGED, "the enable password holds a control character, which no device takes", "");
        }
        return secret;
    }
}

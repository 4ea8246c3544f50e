package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.RouterDescription.User;
import java.util.List;
import java.util.Optional;

/**
 * Who may log in.
 *
 * @param enableSecret without one {@code enable} is refused on a vty
 */
public record Accounts(List<User> users, Optional<String> enableSecret) {

    public Optional<User> find(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    /** The account an in-memory terminal uses when none is named: the first of privilege 15, else the first. */
    public Optional<User> usual() {
        return users.stream()
                .filter(user -> user.privilege() >= 15)
                .findFirst()
                .or(() -> users.stream().findFirst());
    }
}

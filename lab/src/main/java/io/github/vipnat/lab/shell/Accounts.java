package io.github.vipnat.lab.shell;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who may log in, and the enable secret. */
public final class Accounts {

    /** One account; a password, a public key, or both. */
    public record Account(String user, Optional<String> password, Optional<PublicKey> key, int privilege) {}

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private Optional<String> enableSecret = Optional.empty();

    public void password(String user, String password, int privilege) {
        Optional<PublicKey> key = find(user).flatMap(Account::key);
        accounts.put(user, new Account(user, Optional.of(password), key, privilege));
    }

    public void publicKey(String user, PublicKey key) {
        Optional<String> password = find(user).flatMap(Account::password);
        accounts.put(user, new Account(user, password, Optional.of(key), 15));
    }

    public void enableSecret(String secret) {
        enableSecret = Optional.of(secret);
    }

    /** The enable secret; without one enable is refused on a vty. */
    public Optional<String> enableSecret() {
        return enableSecret;
    }

    public Optional<Account> find(String user) {
        return Optional.ofNullable(accounts.get(user));
    }

    /** The account an in-memory terminal uses when none is named: the first of privilege 15, else the first. */
    public Optional<Account> usual() {
        return accounts.values().stream()
                .filter(account -> account.privilege() >= 15)
                .findFirst()
                .or(() -> accounts.values().stream().findFirst());
    }
}

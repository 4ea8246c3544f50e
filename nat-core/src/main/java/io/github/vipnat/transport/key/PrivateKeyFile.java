package io.github.vipnat.transport.key;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.SecretFile;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * A private key out of a file, checked before any connection is made, in a form that every SSH library reads without
 * BouncyCastle. For implementations of {@link Transport}.
 *
 * @param text a PEM block, encrypted only in OpenSSH's own form
 * @param passphrase present exactly when the text is encrypted
 */
public record PrivateKeyFile(Login.KeyFile login, String text, Optional<Secret> passphrase) {

    private enum Format {
        /** {@code BEGIN OPENSSH PRIVATE KEY}. */
        OPENSSH,
        /** {@code BEGIN RSA PRIVATE KEY} and the like, as OpenSSL wrote them before PKCS8. */
        TRADITIONAL,
        /** {@code BEGIN PRIVATE KEY} or {@code BEGIN ENCRYPTED PRIVATE KEY}. */
        PKCS8
    }

    private static final String OPENSSH_BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";

    /** OpenSSH's PROTOCOL.key: the length and the name of the cipher stand right behind this. */
    private static final String OPENSSH_MAGIC = "openssh-key-v1\0";

    /**
     * Reads and looks at the file.
     *
     * @throws ProblemException of kind INPUT when there is no such file, everyone may read it, it holds no private key,
     *     or it is encrypted and there is no passphrase
     */
    public static PrivateKeyFile read(Login.KeyFile login) {
        String text = new SecretFile(login.path(), "private key of " + login.username()).content();
        Format format = format(text)
                .orElseThrow(() -> problem(
                        login,
                        "key-format-unknown",
                        "this is not a private key in OpenSSH, PEM or PKCS8 form",
                        "ssh-keygen -y -f " + ShellText.of(login.path())));
        boolean encrypted = isEncrypted(text, format);
        if (encrypted && login.passphrase().isEmpty()) {
            throw problem(
                    login,
                    "key-passphrase-missing",
                    "the private key is encrypted and no passphrase is given",
                    "give its passphrase, or load it into an agent: ssh-add " + login.path());
        }
        return opened(new PrivateKeyFile(login, text, encrypted ? login.passphrase() : Optional.empty()), format);
    }

    private static PrivateKeyFile opened(PrivateKeyFile file, Format format) {
        try {
            return switch (format) {
                case OPENSSH -> file;
                case PKCS8 -> file.plain(Pkcs8Key.open(file.text, file.passphrase));
                case TRADITIONAL ->
                    file.passphrase.isPresent()
                            ? file.plain(TraditionalPem.decrypt(file.text, file.passphrase.get()))
                            : file;
            };
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw file.unreadable();
        }
    }

    private PrivateKeyFile plain(String opened) {
        return new PrivateKeyFile(login, opened, Optional.empty());
    }

    /** The path alone; the text is a secret. */
    @Override
    public String toString() {
        return "private key " + login.path();
    }

    /** Whether the text is in OpenSSH's own form; else it is PKCS8 or traditional PEM. */
    public boolean isOpenssh() {
        return text.contains(OPENSSH_BEGIN);
    }

    /** To be thrown when a library cannot read the key after all. */
    public ProblemException unreadable() {
        return passphrase.isPresent()
                ? problem(
                        login,
                        "key-passphrase-wrong",
                        "the passphrase does not open the private key",
                        "ssh-keygen -y -f " + ShellText.of(login.path()))
                : problem(
                        login,
                        "key-unreadable",
                        "the private key is damaged or written in a way that is not supported",
                        "ssh-keygen -p -f " + ShellText.of(login.path()) + "   writes it anew in OpenSSH's own form");
    }

    private static Optional<Format> format(String text) {
        if (text.contains(OPENSSH_BEGIN)) {
            return Optional.of(Format.OPENSSH);
        }
        if (text.contains("-----BEGIN PRIVATE KEY-----") || text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
            return Optional.of(Format.PKCS8);
        }
        return text.contains("-----BEGIN RSA PRIVATE KEY-----") || text.contains("-----BEGIN EC PRIVATE KEY-----")
                ? Optional.of(Format.TRADITIONAL)
                : Optional.empty();
    }

    private static boolean isEncrypted(String text, Format format) {
        return switch (format) {
            case TRADITIONAL -> text.contains("Proc-Type: 4,ENCRYPTED");
            case PKCS8 -> text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----");
            case OPENSSH -> isOpensshEncrypted(text);
        };
    }

    private static boolean isOpensshEncrypted(String text) {
        try {
            String bytes = new String(PemBlock.content(text), StandardCharsets.ISO_8859_1);
            int start = OPENSSH_MAGIC.length() + Integer.BYTES;
            return bytes.startsWith(OPENSSH_MAGIC) && !bytes.startsWith("none", start);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ProblemException problem(Login.KeyFile login, String code, String what, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(code, "file:" + login.path(), what, login.username() + " cannot log in without it", fix));
    }
}

package io.github.vipnat.database.session;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Why there is no session with a server, told apart where it can be.
 *
 * @param said the server's own words, or the driver's
 */
public record ConnectFailure(Reason reason, String said) {

    /** What is in the way. */
    public enum Reason {
        /** Nothing takes the connection: the server is down, or listens elsewhere. */
        REFUSED,
        /** Nothing answers: a firewall, or a host that is off. */
        NO_ANSWER,
        NO_ROUTE,
        /** Error 1130: no account fits the address. The server listens. */
        HOST_NOT_ALLOWED,
        /** Errors 1045 and 1698: this user or password is not right from here. The server listens. */
        ACCESS_DENIED,
        /** The server listens and turns us away for another reason, such as too many connections or none but TLS. */
        TURNED_AWAY,
        /** No TLS could be agreed on, or the server's certificate is not one we believe. The server listens. */
        TLS_FAILED,
        /** We were let in and may not read the accounts, or there are none as MariaDB 10.4 and later keep them. */
        UNREADABLE,
        OTHER;

        /** Whether a server was there. */
        public boolean isListening() {
            return this == HOST_NOT_ALLOWED || this == ACCESS_DENIED || this == TURNED_AWAY || this == TLS_FAILED;
        }
    }

    /** Clients from 11.4 on show an error that comes before TLS as 2002, with the server's own number inside the text. */
    private static final Pattern INSIDE_TEXT = Pattern.compile(
            "Received error packet before completion of TLS handshake.*?: ([0-9]{4}) - ", Pattern.DOTALL);

    /** Reads the error of a driver. */
    public static ConnectFailure of(SQLException failure) {
        Optional<Throwable> network = network(failure);
        String said = String.valueOf(failure.getMessage());
        return network.map(cause -> new ConnectFailure(ofNetwork(cause), said))
                .orElseGet(() -> isDrivers(failure)
                        ? new ConnectFailure(Reason.TLS_FAILED, said)
                        : of(failure.getErrorCode(), said));
    }

    /**
     * Whether the driver gave up by itself, with neither a network error nor a number of the server's: the connection is
     * there, and the server offers no TLS, its certificate is for another address, or our authority's file is missing.
     */
    private static boolean isDrivers(SQLException failure) {
        boolean isAboutConnection = String.valueOf(failure.getSQLState()).startsWith("08");
        return isAboutConnection && failure.getErrorCode() <= 0 && failure.getCause() == null;
    }

    /**
     * Reads a number and a text, as any client shows them.
     *
     * @param number MariaDB's, 1130 for one, or the client library's 2002
     */
    public static ConnectFailure of(int number, String said) {
        Matcher inside = INSIDE_TEXT.matcher(said);
        int real = inside.find() ? Integer.parseInt(inside.group(1)) : number;
        Reason reason = switch (real) {
            case 1130 -> Reason.HOST_NOT_ALLOWED;
            case 1044, 1045, 1698 -> Reason.ACCESS_DENIED;
            default -> isServers(real) ? Reason.TURNED_AWAY : Reason.OTHER;
        };
        return new ConnectFailure(reason, said);
    }

    /** Numbers of servers start at 1000, those of client libraries take 2000 to 2999. */
    private static boolean isServers(int number) {
        return (number >= 1000 && number < 2000) || number >= 3000;
    }

    private static Optional<Throwable> network(SQLException failure) {
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (ofNetwork(cause) != Reason.OTHER) {
                return Optional.of(cause);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Reason ofNetwork(Throwable cause) {
        if (cause instanceof SSLException) {
            return Reason.TLS_FAILED;
        }
        if (cause instanceof SocketTimeoutException) {
            return Reason.NO_ANSWER;
        }
        boolean isUnreachable = String.valueOf(cause.getMessage()).contains("unreachable");
        if (cause instanceof NoRouteToHostException || (cause instanceof java.net.SocketException && isUnreachable)) {
            return Reason.NO_ROUTE;
        }
        return cause instanceof ConnectException ? Reason.REFUSED : Reason.OTHER;
    }
}

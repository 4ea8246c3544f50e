package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.github.vipnat.transport.Algorithms;
import io.github.vipnat.transport.ByteLink;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.connect.ConnectionAttempt;
import java.util.List;

/** A jsch session that uses what we allow and nothing that jsch or the system's properties would add. */
final class JschSettings {

    private JschSettings() {}

    static Session session(JSch jsch, ConnectionAttempt attempt, ByteLink link) throws JSchException {
        Endpoint endpoint = attempt.endpoint();
        Session session = jsch.getSession(endpoint.login().username(), endpoint.host(), endpoint.port());
        algorithms(session, attempt.algorithms());
        session.setProxy(new LinkProxy(link));
        session.setDaemonThread(true);
        session.setConfig("StrictHostKeyChecking", "yes");
        // The attempt has put the types on record first already.
        session.setConfig("prefer_known_host_key_types", "no");
        return session;
    }

    private static void algorithms(Session session, Algorithms algorithms) {
        set(session, algorithms.keyExchange(), "kex");
        set(session, algorithms.hostKeys(), "server_host_key", "PubkeyAcceptedAlgorithms");
        set(session, algorithms.ciphers(), "cipher.c2s", "cipher.s2c");
        set(session, algorithms.macs(), "mac.c2s", "mac.s2c");
        set(session, List.of("none"), "compression.c2s", "compression.s2c");
        // jsch tries these out at every connection; all of ours are in every JDK.
        set(session, List.of(), "CheckCiphers", "CheckMacs", "CheckKexes", "CheckSignatures");
        session.setConfig("dhgex_min", String.valueOf(algorithms.leastGroupBits()));
        session.setConfig("enable_strict_kex", "yes");
    }

    private static void set(Session session, List<String> names, String... settings) {
        for (String setting : settings) {
            session.setConfig(setting, String.join(",", names));
        }
    }
}

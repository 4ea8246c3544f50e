package io.github.vipnat.database.session;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.plugin.TlsSocketPlugin;

/**
 * TLS with whoever answers, for servers that may or may not offer it: the driver's own mode for that insists on a certificate
 * somebody vouches for. Public because the driver finds it as a service.
 */
public final class AnyCertificate implements TlsSocketPlugin {

    /** The driver's option that chooses it. */
    static final String TYPE = "vipnat-any-certificate";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public TrustManager[] getTrustManager(Configuration driver, ExceptionFactory failures, HostAddress server) {
        return new TrustManager[] {new Everybody()};
    }

    /** We have no certificate of our own to show. */
    @Override
    public KeyManager[] getKeyManager(Configuration driver, ExceptionFactory failures) {
        return new KeyManager[0];
    }

    /** Nobody's name is looked at. */
    @Override
    public void verify(String host, SSLSession session, long thread) {}

    private static final class Everybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

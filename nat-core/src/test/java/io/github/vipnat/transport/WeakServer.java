package io.github.vipnat.transport;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.DHFactory;
import org.apache.sshd.common.kex.DHG;
import org.apache.sshd.common.kex.DHGroupData;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.kex.KeyExchange;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.kex.DHGEXServer;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;

/** Makes a test server as weak as servers are that nobody updates. */
final class WeakServer {

    private WeakServer() {}

    /** It does not know the strict key exchange, as none did before December 2023. */
    static void withoutStrictKeyExchange(TestServer server) {
        server.sshd().setSessionFactory(new SessionFactory(server.sshd()) {
            @Override
            protected ServerSessionImpl doCreateSession(IoSession line) throws Exception {
                return new ServerSessionImpl(getServer(), line) {
                    @Override
                    protected Map<KexProposalOption, String> doStrictKexProposal(
                            Map<KexProposalOption, String> proposal) {
                        return proposal;
                    }
                };
            }
        });
    }

    /** Whatever is asked for, it gives a group of 1024 bits. */
    static void withShortGroup(TestServer server) {
        server.sshd().setKeyExchangeFactories(List.of(exchange(new BigInteger(1, DHGroupData.getP1()), 0)));
    }

    /** Asked for 2048 bits or more it hangs up; else it gives 1024. */
    static void hangingUpWithoutShortGroup(TestServer server) {
        server.sshd().setKeyExchangeFactories(List.of(exchange(new BigInteger(1, DHGroupData.getP1()), 1024)));
    }

    private static KeyExchangeFactory exchange(BigInteger prime, int longest) {
        return new KeyExchangeFactory() {
            @Override
            public String getName() {
                return BuiltinDHFactories.dhgex256.getName();
            }

            @Override
            public KeyExchange createKeyExchange(Session session) {
                return new ShortExchange(BuiltinDHFactories.dhgex256, session, prime, longest);
            }
        };
    }

    private static final class ShortExchange extends DHGEXServer {

        private final BigInteger prime;
        private final int longest;

        ShortExchange(DHFactory factory, Session session, BigInteger prime, int longest) {
            super(factory, session);
            this.prime = prime;
            this.longest = longest;
        }

        @Override
        protected DHG chooseDH(int least, int wanted, int most) throws Exception {
            if (longest > 0 && least > longest) {
                throw new IllegalArgumentException("no such group");
            }
            return getDH(prime, BigInteger.TWO);
        }
    }
}

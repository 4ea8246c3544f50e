package io.github.vipnat.lab;

import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;

/** A client that still speaks to old images. */
final class LegacyClient {

    private LegacyClient() {}

    @SuppressWarnings("deprecation")
    static SshClient start() {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, key) -> true);
        client.setKeyExchangeFactories(
                List.of(BuiltinDHFactories.dhg14, BuiltinDHFactories.dhg1, BuiltinDHFactories.dhgex).stream()
                        .map(ClientBuilder.DH2KEX)
                        .toList());
        client.setCipherFactories(
                List.of(BuiltinCiphers.aes128cbc, BuiltinCiphers.tripledescbc, BuiltinCiphers.aes256cbc));
        client.setMacFactories(List.of(BuiltinMacs.hmacsha1));
        client.setSignatureFactories(List.of(BuiltinSignatures.rsa, BuiltinSignatures.nistp256));
        client.start();
        return client;
    }
}

package io.github.vipnat.lab.ssh;

import io.github.vipnat.lab.AlgorithmProfile;
import io.github.vipnat.lab.HostKeyType;
import java.util.List;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;

/** Narrows a server down to what old images offer (ios-facts 6, "algorithms"). */
final class Algorithms {

    private Algorithms() {}

    @SuppressWarnings("deprecation") // deprecated is the very point of these
    static void apply(AlgorithmProfile profile, HostKeyType hostKey, SshServer server) {
        switch (profile) {
            case MODERN -> {}
            case LEGACY_GROUP14 -> narrow(server, hostKey, BuiltinDHFactories.dhg14, BuiltinCiphers.aes128cbc);
            case LEGACY_GROUP1 -> narrow(server, hostKey, BuiltinDHFactories.dhg1, BuiltinCiphers.tripledescbc);
            case LEGACY_GROUP_EXCHANGE -> narrow(server, hostKey, BuiltinDHFactories.dhgex, BuiltinCiphers.aes256cbc);
        }
    }

    private static void narrow(SshServer server, HostKeyType hostKey, BuiltinDHFactories kex, BuiltinCiphers cipher) {
        server.setKeyExchangeFactories(List.of(ServerBuilder.DH2KEX.apply(kex)));
        server.setCipherFactories(List.of(cipher));
        server.setMacFactories(List.of(BuiltinMacs.hmacsha1));
        if (hostKey == HostKeyType.RSA) {
            server.setSignatureFactories(List.of(BuiltinSignatures.rsa)); // ssh-rsa, that is RSA with SHA-1
        }
    }
}

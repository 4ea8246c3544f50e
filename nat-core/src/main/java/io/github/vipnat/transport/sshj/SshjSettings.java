package io.github.vipnat.transport.sshj;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.mac.Macs;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import io.github.vipnat.transport.Algorithms;
import java.util.List;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.cipher.Cipher;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.kex.KeyExchange;
import net.schmizz.sshj.transport.mac.MAC;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;

/**
 * What sshj may use. Not sshj's DefaultConfig: that offers broken algorithms first, and tries out thirty ciphers at
 * every start.
 */
final class SshjSettings {

    private static final List<Factory.Named<KeyAlgorithm>> HOST_KEYS = List.of(
            KeyAlgorithms.EdDSA25519(),
            KeyAlgorithms.ECDSASHANistp256(),
            KeyAlgorithms.ECDSASHANistp384(),
            KeyAlgorithms.ECDSASHANistp521(),
            KeyAlgorithms.RSASHA512(),
            KeyAlgorithms.RSASHA256(),
            KeyAlgorithms.SSHRSA());

    private static final List<Factory.Named<Cipher>> CIPHERS = List.of(
            GcmCiphers.AES128GCM(),
            GcmCiphers.AES256GCM(),
            BlockCiphers.AES128CTR(),
            BlockCiphers.AES192CTR(),
            BlockCiphers.AES256CTR(),
            BlockCiphers.AES128CBC(),
            BlockCiphers.AES192CBC(),
            BlockCiphers.AES256CBC(),
            BlockCiphers.TripleDESCBC());

    private static final List<Factory.Named<MAC>> MACS = List.of(
            Macs.HMACSHA2256Etm(),
            Macs.HMACSHA2512Etm(),
            Macs.HMACSHA2256(),
            Macs.HMACSHA2512(),
            Macs.HMACSHA1(),
            Macs.HMACSHA196());

    private SshjSettings() {}

    static Config with(Algorithms algorithms) {
        ConfigImpl settings = new ConfigImpl();
        settings.setVersion("vipnat");
        settings.setLoggerFactory(SshjLogSilencer.LOGGERS);
        settings.setRandomFactory(new SingletonRandomFactory(new JCERandom.Factory()));
        settings.setKeepAliveProvider(KeepAliveProvider.HEARTBEAT);
        settings.setFileKeyProviderFactories(List.of(new OpenSSHKeyV1KeyFile.Factory(), new PKCS8KeyFile.Factory()));
        settings.setCompressionFactories(List.of(new NoneCompression.Factory()));
        settings.setKeyExchangeFactories(pick(algorithms.keyExchange(), keyExchange(algorithms.leastGroupBits())));
        settings.setKeyAlgorithms(pick(algorithms.hostKeys(), HOST_KEYS));
        settings.setCipherFactories(pick(algorithms.ciphers(), CIPHERS));
        settings.setMACFactories(pick(algorithms.macs(), MACS));
        return settings;
    }

    private static List<Factory.Named<KeyExchange>> keyExchange(int leastGroupBits) {
        return List.of(
                new Curve25519SHA256.Factory(),
                new Curve25519SHA256.FactoryLibSsh(),
                new ECDHNistP.Factory256(),
                new ECDHNistP.Factory384(),
                new ECDHNistP.Factory521(),
                DHGroups.Group16SHA512(),
                DHGroups.Group18SHA512(),
                DHGroups.Group14SHA256(),
                GroupExchange.sha256(leastGroupBits),
                DHGroups.Group14SHA1(),
                GroupExchange.sha1(leastGroupBits),
                DHGroups.Group1SHA1());
    }

    private static <T> List<Factory.Named<T>> pick(List<String> names, List<Factory.Named<T>> available) {
        return names.stream()
                .map(name -> available.stream()
                        .filter(factory -> factory.getName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("sshj has no " + name)))
                .toList();
    }
}

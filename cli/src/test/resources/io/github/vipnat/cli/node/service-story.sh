# What an operator does with the service, inside the machine that boot-systemd.sh made; says each outcome as "KEY=VALUE".
cd /
within() { # SECONDS COMMAND...: until it succeeds
  tries=$(($1 * 10))
  shift
  until "$@"; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || return 1
    sleep 0.1
  done
}
timed() { # KEY COMMAND...
  key=$1
  shift
  begin=$(date +%s%N)
  "$@"
  echo "$key=$? $((($(date +%s%N) - begin) / 1000000))"
}
show() { systemctl show -P "$1" "${2:-vipnat-agent}"; }
says() { grep -q "$1" /var/lib/vipnat/agent/status.json 2>/dev/null; }
journal() { journalctl -u vipnat-agent --no-pager -o cat; }
logged() { journal | grep -q "$1"; }
environment() { tr '\0' '\n' <"/proc/$(show MainPID)/environ"; }
restarted() { [ "$(show NRestarts)" = 1 ] && [ "$(show ActiveState)" = active ]; }
booted() { systemctl is-active -q basic.target; }

within 60 booted || exit 1
ip link set lo up
ip link add lan0 type veth peer name far0
ip link set lan0 up
ip link set far0 up
ip addr add 10.51.10.11/16 dev lan0
cat >/etc/vipnat/cluster.yaml <<'X'
cluster: web
vip: 10.51.10.67/16
nodes:
  - { name: vm1, address: 10.51.10.11 }
  - { name: vm2, address: 10.51.10.12 }
vrrp: { instance: VI_1, interface: lan0, virtual-router-id: 51 }
routers:
  - name: edge
    address: 10.51.10.254
    username: netops
    password: env:IOS_PASSWORD
    publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
X
/opt/vipnat/vipnat agent install --overwrite >/run/installed || exit 1
systemd-sysusers && systemd-tmpfiles --create && systemctl daemon-reload || exit 1
sed -n '/^global_defs/,/^}/p' /run/installed >/etc/keepalived/keepalived.conf
cat >>/etc/keepalived/keepalived.conf <<'X'
vrrp_instance VI_1 {
    state BACKUP
    interface lan0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        10.51.10.67/16
    }
}
X
keepalived -t
echo "keepalived-t=$?"
timed start systemctl start vipnat-agent
[ "$(show ActiveState)" = active ] || { journal; exit 1; }
environment | grep -q '^CREDENTIALS_DIRECTORY=/run/credentials/' && echo "credentials=given"
environment | grep -q '^HOME=/var/lib/vipnat$' && ! environment | grep -q PASSWORD && echo "environment=without a password"
within 60 says not-holder && echo "backup=seen"
systemctl start keepalived
within 60 says '"lastEvent":"VI_1 MASTER 100"' && says '"holding":"lan0"' && echo "master=seen"
timeout 60 tcpdump -nli far0 -c 1 'arp src host 10.51.10.67 and arp dst host 10.51.10.254' >/dev/null 2>&1 && echo "arp=seen"
within 60 says '"decision":"told"' && echo "without-password=only told"
echo s3cret-of-edge >/etc/vipnat/secrets/IOS_PASSWORD
chmod 600 /etc/vipnat/secrets/IOS_PASSWORD
systemctl restart vipnat-agent
within 60 says '"decision":"router-unknown"' && echo "with-password=tried"
environment | grep -q -e PASSWORD -e s3cret || echo "password=in no environment"
pid=$(show MainPID)
setpriv --reuid 65534 --regid 65534 --clear-groups cat /run/credentials/vipnat-agent.service/IOS_PASSWORD >/dev/null 2>&1 ||
  echo "password-of-others=refused"
setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/nonexistent /opt/vipnat/vipnat agent status 2>&1 |
  grep -q "^The agent runs, pid $pid\." && echo "status-by-others=seen"
systemd-creds encrypt --name=IOS_PASSWORD /etc/vipnat/secrets/IOS_PASSWORD /etc/vipnat/secrets/IOS_PASSWORD.cred
rm /etc/vipnat/secrets/IOS_PASSWORD /var/lib/vipnat/agent/status.json
mkdir -p /etc/systemd/system/vipnat-agent.service.d
printf '[Service]\nLoadCredentialEncrypted=IOS_PASSWORD:/etc/vipnat/secrets/IOS_PASSWORD.cred\n' \
  >/etc/systemd/system/vipnat-agent.service.d/password.conf
systemctl daemon-reload
systemctl restart vipnat-agent
within 60 says '"decision":"router-unknown"' && echo "with-encrypted-password=tried"
pid=$(show MainPID)
echo "core=$(sed -n 's/^Max core file size *//p' "/proc/$pid/limits" | cut -d ' ' -f 1)"
[ "$pid" -gt 1 ] || exit 1
echo "user=$(stat -c %U "/proc/$pid")"
echo "capabilities=$(sed -n 's/^CapEff:\t0*//p' "/proc/$pid/status")"
systemctl restart keepalived
within 60 says '"lastEvent":"VI_1 MASTER 100"'
[ "$(show ActiveState keepalived)" = active ] && [ "$(show MainPID)" = "$pid" ] && echo "keepalived-restarted=same agent"
sed -i 's/cluster: web/cluster: [web/' /etc/vipnat/cluster.yaml
timed reload systemctl reload vipnat-agent
within 60 logged 'cluster.yaml stays the old one' && echo "wrong-file=old one kept"
sed -i 's/cluster: \[web/cluster: shop/' /etc/vipnat/cluster.yaml
systemctl reload vipnat-agent
within 60 logged 'cluster.yaml read anew: cluster shop' && echo "good-file=read"
kill -9 "$pid"
within 60 restarted && echo "killed=restarted"
within 60 says '"cluster":"shop"'
timed version /opt/vipnat/vipnat --version
timed stop systemctl stop vipnat-agent
journal | grep -q s3cret || echo "journal=without the password"
grep -rq s3cret /var/lib/vipnat /run/vipnat || echo "files=without the password"
echo "result=$(show Result)"
logged '^ended$' && echo "ended=said"

# What render wrote and agent install laid out, with keepalived and the agent as the unit starts it; says each outcome as "KEY=VALUE".
cd /
STATUS=/var/lib/vipnat/agent/status.json
FIFO=/run/vipnat/notify.fifo
within() { # SECONDS COMMAND...: until it succeeds
  tries=$(($1 * 20))
  shift
  until "$@"; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || { echo "never: $*"; cat "$STATUS" /run/agent.out /run/keepalived.log; return 1; }
    sleep 0.05
  done
}
heard() { sed -n "s/.*\"heard\":{[^}]*\"$1\":\"\([^\"]*\)\".*/\1/p" "$STATUS" 2>/dev/null; }
later() { [ "$(heard "$1")" != "$2" ]; }
says() { grep -q "$1" "$STATUS" 2>/dev/null; }
holds() { ip -4 -o addr show dev lan0 | grep -q ' 10.51.10.67/'; }
gone() { ! holds; }

set_up() {
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
vrrp: { instance: VI_web, interface: lan0, virtual-router-id: 51, advert-interval: 100ms }
routers:
  - name: edge
    address: 10.51.10.254
    username: netops
    password: env:IOS_PASSWORD
    publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
X
  umask 000
  vipnat agent install --root /srv/built >/dev/null || return 1
  umask 022
  cp -a /srv/built/. /
  systemd-sysusers /etc/sysusers.d/vipnat.conf && systemd-tmpfiles --create /etc/tmpfiles.d/vipnat.conf
  # As StateDirectory= does.
  install -d -o vipnat -g vipnat /var/lib/vipnat
}
start_agent() {
  unit=/etc/systemd/system/vipnat-agent.service
  user=$(sed -n 's/^User=//p' $unit)
  command=$(sed -n 's/^ExecStart=//p' $unit)
  setpriv --reuid "$user" --regid "$user" --clear-groups --inh-caps +net_raw --ambient-caps +net_raw env -i \
    PATH="$PATH" HOME=/var/lib/vipnat STATE_DIRECTORY=/var/lib/vipnat sh -c "exec $command" >>/run/agent.out 2>&1 &
  agent=$!
}
stop_agent() { kill "$agent"; wait "$agent"; }
start_keepalived() {
  keepalived -n -l -D -P -f /etc/keepalived/keepalived.conf >>/run/keepalived.log 2>&1 &
  keepalived=$!
}
stop_keepalived() { kill "$keepalived"; wait "$keepalived"; }
render() { # OPTION...
  rm -rf /srv/conf
  vipnat keepalived render -o /srv/conf "$@" >/dev/null && cp /srv/conf/vm1.conf /etc/keepalived/keepalived.conf
}

set_up || exit 1
for path in /run/vipnat $FIFO /run/vipnat/spool /usr/lib/vipnat /usr/lib/vipnat/vipnat-notify; do
  echo "$path=$(stat -c '%U:%G %a' "$path")"
done
inode=$(stat -c %i $FIFO)

# A FIFO that nobody reads, as another table would have it.
render || exit 1
timeout 20 keepalived -t -f /etc/keepalived/keepalived.conf
echo "keepalived-t=$?"
sed -i 's,/run/vipnat/notify.fifo,/run/vipnat/keepalived.fifo,' /etc/keepalived/keepalived.conf
start_agent
within 60 says not-holder || exit 1
echo "never=$(vipnat agent status | grep '^! ')"
start_keepalived
within 60 later look '' && echo "unheard=seen by the look"

# What render wrote.
stop_keepalived
render || exit 1
start_keepalived
within 60 later fifo '' && within 60 says '"lastEvent":"VI_web MASTER 100"' && echo "fifo=heard"
echo "spoke=$(vipnat agent status | grep 'last spoke')"

# Restarts in each order: the FIFO stays the same one, and is heard.
was=$(heard fifo)
stop_keepalived
start_keepalived
within 60 later fifo "$was" && within 60 says '"lastEvent":"VI_web MASTER 100"' && echo "keepalived-again=heard"
stop_agent
stop_keepalived
start_keepalived
within 60 holds
start_agent
within 60 says "\"pid\":$agent," && was=$(heard fifo)
stop_keepalived
within 60 later fifo "$was" && echo "agent-last=heard"
stop_agent
start_agent
within 60 says "\"pid\":$agent," && was=$(heard fifo)
start_keepalived
within 60 later fifo "$was" && within 60 says '"lastEvent":"VI_web MASTER 100"' && echo "agent-first=heard"
kill -HUP "$keepalived"
within 60 grep -q 'Reload complete' /run/keepalived.log && was=$(heard fifo)
stop_keepalived
within 60 later fifo "$was" && echo "reload=heard"
[ "$(stat -c %i $FIFO)" = "$inode" ] && echo "inode=the same"

# The hook in its place.
render --with notify-hook || exit 1
grep -v '^ *#' /etc/keepalived/keepalived.conf | grep -c fifo | sed 's/^/fifo-lines=/'
start_keepalived
within 60 later hook '' && within 60 says '"lastEvent":"VI_web MASTER 100"' && echo "hook=heard"
echo "hook-spoke=$(vipnat agent status | grep 'last spoke')"
stop_agent
stop_keepalived
echo "spool=$(stat -c '%U' /run/vipnat/spool/* | sort -u)"

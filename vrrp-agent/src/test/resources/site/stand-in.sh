#!/bin/sh
# Stands in on a node of the test site for systemctl, journalctl, ps and ss, by the name it is called by. A node has no systemd and
# shares the machine's process table: this tells of the processes in the node's own network namespace alone, and of vm1-nginx as
# nginx too. Unit files and what is enabled are read from /lib/systemd/system and the node's own /etc/systemd/system, as systemd
# reads them; no line of it was said by a systemd that runs. Only root may see whose a process is, so it becomes root by sudo.
node=$(uname -n)
init=/run/stand-in
called=${0##*/}
if [ "$(id -u)" != 0 ]; then
  exec sudo -n "$init/$called" "$@"
fi
export PATH=/usr/sbin:/usr/bin:/sbin:/bin

# "PID NAME" of every process here; NAME is the kernel's.
own() {
  for pid in $(ip netns pids "vnsite-$node"); do
    { read -r comm <"/proc/$pid/comm" && echo "$pid $comm"; } 2>/dev/null
  done
}

main_process() {
  case $1 in
    ssh.service) comm=sshd ;;
    keepalived.service) comm=keepalived ;;
    php8.2-fpm.service) comm=$node-php-fpm8.2 ;;
    mariadb.service) comm=mariadbd ;;
    *) comm=$node-${1%.service} ;;
  esac
  own | while read -r pid name; do
    state=$(sed 's/.*) //; s/ .*//' "/proc/$pid/stat" 2>/dev/null)
    if [ "$name" = "$comm" ] && [ "$state" != Z ]; then
      echo "$pid"
      break
    fi
  done
}

full_name() {
  case $1 in
    *.service | *.target | *.socket) echo "$1" ;;
    *) echo "$1.service" ;;
  esac
}

# An alias is a link to another unit's file.
real_name() {
  asked=$(full_name "$1")
  target=$(readlink "/etc/systemd/system/$asked" 2>/dev/null)
  case $target in
    '' | /dev/null) echo "$asked" ;;
    *) echo "${target##*/}" ;;
  esac
}

load_state() {
  if [ "$(readlink "/etc/systemd/system/$1")" = /dev/null ]; then
    echo masked
  elif [ -e "/etc/systemd/system/$1" ] || [ -e "/lib/systemd/system/$1" ]; then
    echo loaded
  else
    echo not-found
  fi
}

file_state() {
  case $(load_state "$1") in
    not-found) ;;
    masked) echo masked ;;
    *) if [ -n "$(find /etc/systemd/system -path '*.wants/*' -name "$1" -print -quit)" ]; then echo enabled; else echo disabled; fi ;;
  esac
}

active_state() {
  if [ "$(main_process "$1")" != "" ]; then
    echo active
  elif [ "$(load_state "$1")" != loaded ] || [ -e "$init/stopped/$1" ] || [ ! -e "$init/known/$1" ]; then
    echo inactive
  else
    echo failed
  fi
}

restart_policy() {
  policy=$(cat "/lib/systemd/system/$1" "/etc/systemd/system/$1.d/"*.conf 2>/dev/null | sed -n 's/^Restart=//p' | tail -n 1)
  echo "${policy:-no}"
}

# systemctl(1): every property that was asked for, in systemd's order, a blank line between two units.
show() {
  wanted=
  units=
  while [ "$#" -gt 0 ]; do
    case $1 in
      -p) shift; wanted="$wanted,$1" ;;
      -p*) wanted="$wanted,${1#-p}" ;;
      --property=*) wanted="$wanted,${1#*=}" ;;
      -*) ;;
      *) units="$units $1" ;;
    esac
    shift
  done
  between=
  for asked in $units; do
    unit=$(real_name "$asked")
    active=$(active_state "$unit")
    case $active in
      active) sub=running result=success ;;
      failed) sub=failed result=signal ;;
      *) sub=dead result=success ;;
    esac
    pid=$(main_process "$unit")
    printf '%s' "$between"
    for line in "Restart=$(restart_policy "$unit")" "Result=$result" "NRestarts=0" "MainPID=${pid:-0}" "Id=$unit" \
      "LoadState=$(load_state "$unit")" "ActiveState=$active" "SubState=$sub" "UnitFileState=$(file_state "$unit")" \
      "ConditionResult=yes" "ConditionTimestampMonotonic=1000000"; do
      case ",$wanted," in
        ,, | *",${line%%=*},"*) echo "$line" ;;
      esac
    done
    between='
'
  done
}

# The test's JVM starts and stops the daemons; it answers by writing a status into a file.
ask_init() {
  unit=$(real_name "$2")
  answer=$init/answer.$$
  echo "$1 ${unit%.service} answer.$$" >"$init/requests"
  tries=0
  while [ ! -s "$answer" ] && [ "$tries" -lt 600 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
  status=$(cat "$answer" 2>/dev/null)
  rm -f "$answer"
  return "${status:-1}"
}

systemctl() {
  verb=
  rest=
  for word in "$@"; do
    case $word in
      --*) rest="$rest $word" ;;
      *) if [ "$verb" = "" ]; then verb=$word; else rest="$rest $word"; fi ;;
    esac
  done
  case $verb in
    show)
      # shellcheck disable=SC2086
      show $rest
      ;;
    is-active)
      status=3
      for unit in $rest; do
        case $unit in -*) continue ;; esac
        state=$(active_state "$(real_name "$unit")")
        case $rest in *--quiet*) ;; *) echo "$state" ;; esac
        [ "$state" != active ] || status=0
      done
      return "$status"
      ;;
    is-enabled)
      state=$(file_state "$(real_name "${rest##* }")")
      echo "${state:-not-found}"
      [ "$state" = enabled ]
      ;;
    start | stop | restart | reload)
      ask_init "$verb" "${rest##* }"
      ;;
    *)
      echo "stand-in: systemctl $* is not known" >&2
      return 1
      ;;
  esac
}

# Of keepalived's alone; its own log has the time in front of each line.
journalctl() {
  sed -n 's/^[A-Z][a-z][a-z] [A-Z][a-z][a-z] [ 0-9][0-9] [0-9:]* [0-9]*: //p' "/run/vipnat-site/$node/keepalived.log"
}

# The real one, of the processes here, the PID being in the first column.
ps() {
  # One level of pattern for each PID would be slow: awk reads the list first.
  { own | sed 's/^/own /'; "$init/real/ps" "$@"; } | awk -v "prefix=$node-" '
    $1 == "own" { known[$2] = 1; next }
    $1 in known { print; twin = $0; if (sub(prefix, "", twin)) print twin }'
}

ss() {
  "$init/real/ss" "$@" | sed "s/(\"$node-/(\"/g"
}

"$called" "$@"

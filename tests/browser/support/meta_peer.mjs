// A customer's side that offers as Meta does (ICE-lite, a=setup:actpass, one Opus stream at 20 kbit/s, mid "audio"), from a WebRTC
// stack that is not ours. It speaks a tone all the time and keeps every Opus packet it receives.
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { decode, opusTone, wrap } from './ogg.mjs';

const opus = new RTCRtpCodecParameters({ mimeType: 'audio/opus', clockRate: 48000, channels: 2, payloadType: 111 });

export class MetaPeer {
  constructor(toneHz) {
    this.received = [];
    this.firstPacketAt = undefined;
    this.tone = opusTone(toneHz, 4);
    this.track = new MediaStreamTrack({ kind: 'audio' });
    this.peer = new RTCPeerConnection({ codecs: { audio: [opus] }, iceServers: [] });
    this.peer.addTransceiver(this.track, { direction: 'sendrecv' });
    this.peer.onTrack.subscribe((track) => track.onReceiveRtp.subscribe((rtp) => this.take(rtp)));
  }

  take(rtp) {
    this.firstPacketAt ??= performance.now();
    this.received.push(Buffer.from(rtp.payload));
  }

  async offer() {
    await this.peer.setLocalDescription(await this.peer.createOffer());
    const own = this.peer.localDescription.sdp.split('\r\n');
    const line = (start) => own.find((it) => it.startsWith(start));
    // Meta's relay never asks us anything: it is controlled, and our daemon makes the checks.
    for (const transport of this.peer.iceTransports) transport.connection.iceControlling = false;
    return [
      'v=0', `o=- ${Date.now()} 2 IN IP4 127.0.0.1`, 's=-', 't=0 0', 'a=group:BUNDLE audio', 'a=msid-semantic: WMS meta', 'a=ice-lite',
      'm=audio 3480 UDP/TLS/RTP/SAVPF 111 126', 'c=IN IP4 203.0.113.49', 'a=rtcp:9 IN IP4 0.0.0.0',
      ...own.filter((it) => it.startsWith('a=candidate:')).map((it) => `${it.replace(/ ufrag \S+/, '')} network-cost 50`),
      line('a=ice-ufrag:'), line('a=ice-pwd:'), line('a=fingerprint:sha-256'), 'a=setup:actpass', 'a=mid:audio', 'a=sendrecv',
      'a=msid:meta WhatsAppTrack1', 'a=rtcp-mux', 'a=rtpmap:111 opus/48000/2', 'a=rtcp-fb:111 transport-cc',
      'a=fmtp:111 maxaveragebitrate=20000;maxplaybackrate=16000;minptime=20;sprop-maxcapturerate=16000;useinbandfec=1',
      'a=rtpmap:126 telephone-event/8000', 'a=maxptime:20', 'a=ptime:20',
      `${line('a=ssrc:').replace(/cname:.*/, 'cname:WhatsAppAudioStream1')}`, ''].join('\r\n');
  }

  async answered(sdp) {
    await this.peer.setRemoteDescription({ type: 'answer', sdp: sdp.replaceAll('mid:audio', 'mid:0').replace('BUNDLE audio', 'BUNDLE 0') });
  }

  speak() {
    let [sequence, timestamp, at] = [1, 0, 0];
    this.timer = setInterval(() => {
      const header = new RtpHeader({ payloadType: 111, sequenceNumber: sequence++ & 0xffff, timestamp: timestamp >>> 0, ssrc: 1047224411, marker: false });
      timestamp += 960;
      this.track.writeRtp(new RtpPacket(header, this.tone[at++ % this.tone.length]));
    }, 20);
  }

  /// Floats of what was received since packet `from`.
  heard(from = 0) { return decode(wrap(this.received.slice(from))); }

  async close() {
    clearInterval(this.timer);
    await this.peer.close();
  }
}

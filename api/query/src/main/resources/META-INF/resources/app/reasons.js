// What each reason means and what helps against it: a drop is only explained when one knows what to do.

export const REASONS = {
  stale: ['Too old when its turn came', 'Tags that are late are wrong, so frames older than the freshness budget are passed over. '
    + 'Inference is slower than the cameras: lower fps, add an inference instance, or run in complete mode.'],
  backpressure: ['The broker was slower than the camera', 'The bounded buffer in ingest was full. Check the broker, or lower fps or maxSide.'],
  decode_error: ['Not a picture that can be decoded', 'The camera sent broken bytes, often over a bad link. Try RTSP over TCP or another stream.'],
  oversize: ['More bytes than the topic takes', 'Lower maxSide of the camera.'],
  pixel_limit: ['More pixels than are decoded', 'Lower maxSide of the camera.'],
  source_gap: ['Lost with the ingest instance that held it', 'An instance died between capture and publication. Its log says why.'],
  poison: ['Not a frame at all', 'Another program writes to fovea.frames. Find it by the record below.'],
  quota: ['The camera used more than its share', 'Lower its fps.'],
  inference_error: ['The network failed on this frame alone', 'The log of inference has the error.'],
  replayed: ['Came after a later frame of its camera', 'Another program writes to fovea.frames. Find it by the record below.'],
  expired: ['Removed from Kafka before its turn came', 'Inference stood still, or was behind, for longer than fovea.frames keeps frames. Raise its retention.'],
  shutdown: ['A service stopped before its turn came', 'Nothing to do: this happens at each stop.'],
};

export const meaning = reason => REASONS[reason]?.[0] ?? reason;
export const cure = reason => REASONS[reason]?.[1] ?? '';
export const word = reason => reason.replaceAll('_', ' ');

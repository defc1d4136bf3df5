/** States by colour and shape, beside the word. */
export const STATE_LOOKS = { raised: { tone: 'red', shape: 'triangle' }, handled: { tone: 'amber', shape: 'play' }, closed: { tone: 'green', shape: 'check' } } as const;
